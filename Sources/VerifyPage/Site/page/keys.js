// Public keys in JWKs (RFC 7517, RFC 8037), and what they have signed.

import { decode, encode } from "./base64url.js";
import { isAcceptable25519, isPoint, isPoint25519, isScalar25519 } from "./curves.js";
import { sha256 } from "./sha256.js";

/** A JSON value that is no public key that we take. */
export class KeyError extends Error {}

/** Every algorithm that there is: no `none`, no HMAC. WebCrypto has no SM2. */
const ALGORITHMS = [
    {
        name: "ES256", keyType: "EC", curve: "P-256",
        key: { name: "ECDSA", namedCurve: "P-256" }, signature: { name: "ECDSA", hash: "SHA-256" },
    },
    {
        name: "Ed25519", keyType: "OKP", curve: "Ed25519",
        key: { name: "Ed25519" }, signature: { name: "Ed25519" },
    },
    { name: "SGD_SM3_SM2", keyType: "EC", curve: "SM2" },
];

/** Whether an algorithm with this `alg` stands in the table. */
export function isAlgorithm(name) {
    return ALGORITHMS.some((row) => row.name === name);
}

/**
 * The public key in a JWK. Refused are private and symmetric keys, keys for another use, an `alg` that
 * is not the curve's, and coordinates that are not 32 bytes or no valid point.
 */
export async function readPublicKey(jwk, crypto) {
    if (!(jwk instanceof Map)) throw new KeyError("the key is no JSON object");
    checkSecrets(jwk);
    const algorithm = algorithmOf(jwk);
    checkUse(jwk);
    const x = coordinate("x", jwk);
    const y = algorithm.keyType === "EC" ? coordinate("y", jwk) : undefined;
    if (y === undefined && jwk.has("y")) throw new KeyError("the key's y is none");
    const isValid = y === undefined
        ? isAcceptable25519(x) && isPoint25519(x)
        : isPoint(algorithm.curve, x, y);
    if (!isValid) throw new KeyError("the key is no point of its curve");
    const thumbprint = await thumbprintOf(algorithm, x, y, crypto);
    return { algorithm, x, y, thumbprint, keyID: thumbprint.slice(0, 11) };
}

/**
 * Whether `key` made the signature of a JWS: "holds", "differs" (also where `alg` is not the key's), or
 * "unavailable" where WebCrypto lacks the algorithm.
 */
export async function signatureBy(key, jws, crypto) {
    const { algorithm } = key;
    if (jws.algorithm !== algorithm.name || jws.signature.length !== 64) return "differs";
    if (algorithm.keyType === "OKP" && !isWellFormed25519(jws.signature)) return "differs";
    if (algorithm.key === undefined || crypto?.subtle === undefined) return "unavailable";
    try {
        const imported = await crypto.subtle.importKey(
            "jwk", webCryptoJWK(key), algorithm.key, false, ["verify"]);
        const message = new TextEncoder().encode(jws.signingInput);
        const holds = await crypto.subtle.verify(
            algorithm.signature, imported, jws.signature, message);
        return holds ? "holds" : "differs";
    } catch {
        // The key is a good one, so that it is WebCrypto that fails, and a failure is no forgery.
        return "unavailable";
    }
}

/** What some implementations check of the two halves of a signature, and others do not. */
function isWellFormed25519(signature) {
    return isAcceptable25519(signature.subarray(0, 32)) && isScalar25519(signature.subarray(32));
}

function webCryptoJWK({ algorithm, x, y }) {
    const jwk = { kty: algorithm.keyType, crv: algorithm.curve, x: encode(x) };
    return y === undefined ? jwk : { ...jwk, y: encode(y) };
}

/** The JWK thumbprint with SHA-256 (RFC 7638). */
async function thumbprintOf(algorithm, x, y, crypto) {
    const members = { crv: algorithm.curve, kty: algorithm.keyType, x: encode(x) };
    if (y !== undefined) members.y = encode(y);
    return encode(await sha256(JSON.stringify(members), crypto));
}

function checkSecrets(jwk) {
    for (const name of ["d", "p", "q", "dp", "dq", "qi", "oth", "k"]) {
        if (jwk.has(name)) throw new KeyError(`the key has ${name}, which no public key has`);
    }
}

function algorithmOf(jwk) {
    const [type, curve, name] = ["kty", "crv", "alg"].map((member) => stringOf(member, jwk));
    const row = ALGORITHMS.find((row) => row.keyType === type && row.curve === curve);
    if (row === undefined) throw new KeyError("a key of this type and curve is not supported");
    if (name !== undefined && name !== row.name) {
        throw new KeyError("the key's alg does not fit its curve");
    }
    return row;
}

function checkUse(jwk) {
    stringOf("kid", jwk);
    const use = stringOf("use", jwk);
    if (use !== undefined && use !== "sig") throw new KeyError("the key is not for signatures");
    if (!jwk.has("key_ops")) return;
    const operations = jwk.get("key_ops");
    const isList = Array.isArray(operations) && operations.every((name) => typeof name === "string");
    if (!isList || !operations.includes("verify") || new Set(operations).size < operations.length) {
        throw new KeyError("the key's key_ops do not allow verifying");
    }
}

function coordinate(name, jwk) {
    const bytes = decode(stringOf(name, jwk) ?? "");
    if (bytes?.length !== 32) throw new KeyError(`the key's ${name} is not 32 bytes in base64url`);
    return bytes;
}

function stringOf(name, jwk) {
    if (!jwk.has(name)) return undefined;
    const value = jwk.get(name);
    if (typeof value !== "string") throw new KeyError(`the key's ${name} has the wrong type`);
    return value;
}
