"""SM2 signatures (GB/T 32918.2) in plain integers, over whatever digest a test wants: the `openssl`
command makes none but with SM3. For tests only; it is slow, and keeps no secret."""

import secrets

P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (
    0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
    0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0,
)


def sign(private, message, identity, digest, identity_digest=None):
    """r and s side by side; `digest` hashes the message, and the identity unless that has another."""
    bound = (identity_digest or digest)(identity_block(private, identity))
    e = int.from_bytes(digest(bound + message), "big")
    while True:
        k = secrets.randbelow(N - 1) + 1
        r = (e + multiply(k, G)[0]) % N
        s = pow(1 + private, -1, N) * (k - r * private) % N
        if r and r + k != N and s:
            return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def identity_block(private, identity):
    """What is hashed to Z: the identity with its length in bits, the curve, and the public key."""
    numbers = (A, B, *G, *multiply(private, G))
    return (
        (len(identity) * 8).to_bytes(2, "big")
        + identity.encode()
        + b"".join(number.to_bytes(32, "big") for number in numbers)
    )


def multiply(times, point):
    result = None
    for bit in f"{times:b}":
        result = add(result, result)
        if bit == "1":
            result = add(result, point)
    return result


def add(one, other):
    """The sum of two points; None is the neutral one."""
    if one is None or other is None:
        return one or other
    (x1, y1), (x2, y2) = one, other
    if x1 == x2 and (y1 + y2) % P == 0:
        return None
    if one == other:
        slope = (3 * x1 * x1 + A) * pow(2 * y1, -1, P)
    else:
        slope = (y2 - y1) * pow(x2 - x1, -1, P)
    x = (slope * slope - x1 - x2) % P
    return x, (slope * (x1 - x) - y1) % P
