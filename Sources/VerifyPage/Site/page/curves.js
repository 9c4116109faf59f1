// Whether coordinates are a point that can be a public key. WebCrypto does not promise all of this,
// and knows no SM2.

const PRIME_25519 = (1n << 255n) - 19n;
const ORDER_25519 = (1n << 252n) + 27742317777372353535851937790883648493n;

/** y² = x³ - 3x + b modulo p (RFC 5639 and GB/T 32918.5 write it so). */
const WEIERSTRASS = {
    "P-256": {
        p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
        b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    },
    SM2: {
        p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
        b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
    },
};

/** The `y` of the points of edwards25519 whose order divides 8; all but the first two stand for two. */
const SMALL_ORDER = new Set([
    1n,
    PRIME_25519 - 1n,
    0n,
    0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
    0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d763cba4fd84d3d706a17c7n,
]);

/** Whether x and y, 32 bytes each, are a point of P-256 or SM2. */
export function isPoint(curve, x, y) {
    const { p, b } = WEIERSTRASS[curve];
    const [px, py] = [bigEndian(x), bigEndian(y)];
    return px < p && py < p && (py * py - (px * px * px - 3n * px + b)) % p === 0n;
}

/**
 * Whether 32 bytes are the one encoding of a `y` (RFC 8032 section 5.1.3) of no point of small order,
 * under which one signature holds for many messages.
 */
export function isAcceptable25519(bytes) {
    const y = bigEndian(bytes.slice().reverse()) & ((1n << 255n) - 1n);
    return y < PRIME_25519 && !SMALL_ORDER.has(y);
}

/** Whether there is a point of edwards25519 with the `y` that 32 bytes encode. */
export function isPoint25519(bytes) {
    const p = PRIME_25519;
    const y = bigEndian(bytes.slice().reverse()) & ((1n << 255n) - 1n);
    const d = (-121665n * power(121666n, p - 2n, p)) % p + p;
    const [u, v] = [y * y - 1n, d * y * y + 1n];
    // x² = u / v has a solution where u v is a square (Euler's criterion).
    return [0n, 1n].includes(power((((u * v) % p) + p) % p, (p - 1n) / 2n, p));
}

/** Whether the second half of an Ed25519 signature is below the order (RFC 8032 section 5.1.7). */
export function isScalar25519(bytes) {
    return bigEndian(bytes.slice().reverse()) < ORDER_25519;
}

function bigEndian(bytes) {
    let value = 0n;
    for (const byte of bytes) value = (value << 8n) | BigInt(byte);
    return value;
}

function power(base, exponent, modulus) {
    let [result, square] = [1n, base];
    for (let rest = exponent; rest > 0n; rest >>= 1n) {
        if (rest & 1n) result = (result * square) % modulus;
        square = (square * square) % modulus;
    }
    return result;
}
