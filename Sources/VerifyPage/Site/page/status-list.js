// Signed status lists: the statuses of many certificates, packed into a few bits each (Token Status
// List sections 4 and 5.1).

import { decode } from "./base64url.js";
import { inflateZlib } from "./inflate.js";
import { MemberError } from "./members.js";
import { TYPE, TrustError, orTrustError, requireSignature } from "./signed-document.js";
import { isActive, issuerURL } from "./trust-list.js";

/** The most bytes that a list may unpack to. */
const MAXIMUM_BYTES = 1 << 20;
/** The values that our issuers use. */
const STATUSES = ["valid", "revoked", "suspended", "superseded"];

/** Reads a status list, in date or not, if a status key of its issuer has signed it. */
export async function authenticateStatusList(document, trustList, crypto) {
    const [issuer, issuedAt] = orTrustError(TYPE.statusList, () => [
        issuerURL(document.claims), document.claims.count("iat"),
    ]);
    const key = statusKey(trustList.issuers.get(issuer), document.jws.keyID, issuedAt);
    await requireSignature(document, key.publicKey, crypto);
    return orTrustError(TYPE.statusList, () => readClaims(document.claims, issuer, issuedAt));
}

function statusKey(issuer, keyID, issuedAt) {
    if (issuer === undefined) throw new TrustError("a status list of an unknown issuer");
    const key = issuer.keys.find((key) => key.use === "status" && key.keyID === keyID);
    if (key === undefined) throw new TrustError("a status list by an unknown key");
    if (key.compromisedAt !== undefined) throw new TrustError("a status list by a compromised key");
    if (!isActive(key, issuedAt)) throw new TrustError("a status list by a key that was not active");
    return key;
}

function readClaims(claims, issuer, issuedAt) {
    const expiresAt = claims.count("exp");
    if (issuedAt >= expiresAt) throw new MemberError("exp");
    claims.optional("ttl", claims.positive);
    const packed = claims.members("status_list");
    const bits = packed.integer("bits");
    if (![1, 2, 4, 8].includes(bits)) throw new MemberError("bits");
    const compressed = decode(packed.text("lst"));
    if (compressed === null) throw new MemberError("lst");
    const bytes = inflateZlib(compressed, MAXIMUM_BYTES);
    return { issuer, uri: claims.text("sub"), issuedAt, expiresAt, bits, bytes };
}

/** The status of an entry, or undefined where the list does not reach so far or the value is unused. */
export function statusAt({ bits, bytes }, index) {
    const perByte = 8 / bits;
    const byte = bytes[Math.floor(index / perByte)];
    if (byte === undefined) return undefined;
    return STATUSES[(byte >> ((index % perByte) * bits)) & ((1 << bits) - 1)];
}
