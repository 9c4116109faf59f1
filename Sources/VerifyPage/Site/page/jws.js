// A JSON Web Signature in its compact serialisation (RFC 7515 section 7.1), well-formed but not
// verified.

import { decode } from "./base64url.js";
import { LIMITS, parseObject } from "./strict-json.js";

/** A text that is no token that we read. */
export class TokenError extends Error {}

/**
 * Members of a header that name a key or where to get one, change what is signed, or belong to
 * encryption. We understand no critical extension and no nested token.
 */
const FORBIDDEN = new Set([
    "crit", "b64", "zip", "cty", "jku", "x5u", "x5c", "x5t", "x5t#S256", "enc", "epk", "apu", "apv",
    "iv", "tag", "p2s", "p2c",
]);

/**
 * Reads a compact JWS. With `allowsKey` the header may have `jwk`: only for trust lists and root
 * handovers, whose key is then compared with a pinned thumbprint.
 */
export function parseJWS(text, { limits = LIMITS.token, allowsKey = false } = {}) {
    if (text.length > limits.bytes) throw new TokenError(`longer than ${limits.bytes} bytes`);
    if (text.startsWith("{")) throw new TokenError("JSON serialisation, not the compact one");
    const parts = text.split(".");
    if (parts.length !== 3) throw new TokenError(`${parts.length} parts with dots between them, not 3`);
    const header = jsonObject(bytesOf(parts[0], "the header"), "the header");
    const payload = bytesOf(parts[1], "the payload");
    const signature = bytesOf(parts[2], "the signature");
    if (signature.length === 0) throw new TokenError("the signature is empty");
    checkHeader(header, allowsKey);
    return {
        header, payload, signature,
        algorithm: header.get("alg"),
        keyID: header.get("kid"),
        type: mediaType(header.get("typ")),
        signingInput: `${parts[0]}.${parts[1]}`,
    };
}

/** The payload of a JWS as a JSON object. */
export function claimsOf(jws, limits = LIMITS.token) {
    return jsonObject(jws.payload, "the payload", limits);
}

/** The bytes of a part in base64url. */
export function bytesOf(part, name) {
    const bytes = decode(part);
    if (bytes === null) throw new TokenError(`${name} is not base64url`);
    return bytes;
}

function jsonObject(bytes, name, limits = LIMITS.token) {
    try {
        return parseObject(bytes, limits);
    } catch (error) {
        throw new TokenError(`${name}: ${error.message}`);
    }
}

function checkHeader(header, allowsKey) {
    for (const name of header.keys()) {
        if (FORBIDDEN.has(name) || (name === "jwk" && !allowsKey)) {
            throw new TokenError(`the header has ${name}, which is not allowed`);
        }
    }
    for (const name of ["alg", "kid", "typ"]) {
        if (header.has(name) && typeof header.get(name) !== "string") {
            throw new TokenError(`the header's ${name} is no string`);
        }
    }
    if (!header.has("alg")) throw new TokenError("the header has no alg");
}

/** A `typ` without a leading `application/` (RFC 7515 section 4.1.9). */
function mediaType(type) {
    const subtype = type?.startsWith("application/") ? type.slice("application/".length) : null;
    return subtype === null || subtype.includes("/") ? type : subtype;
}
