// A token that is no certificate: a trust list, a root handover or a status list, taken apart.

import { claimsOf, parseJWS } from "./jws.js";
import { readPublicKey, signatureBy } from "./keys.js";
import { MemberError, Members } from "./members.js";
import { LIMITS } from "./strict-json.js";

/** Why a trust list, handover, status list or bundle is not accepted. */
export class TrustError extends Error {}

/** What would have to be checked with an algorithm that WebCrypto lacks here. */
export class UnavailableError extends Error {
    constructor(algorithm) {
        super(algorithm);
        this.algorithm = algorithm;
    }
}

/** The value of `typ` of each kind of document. */
export const TYPE = {
    trustList: "trust-list+jwt",
    rootHandover: "root-handover+jwt",
    statusList: "statuslist+jwt",
};

/** Takes a document of this type apart; nothing of it is to be believed yet. */
export function parseDocument(text, type) {
    const allowsKey = type !== TYPE.statusList;
    const jws = orTrustError(type, () => parseJWS(text, { limits: LIMITS.list, allowsKey }));
    const claims = orTrustError(type, () => new Members(claimsOf(jws, LIMITS.list)));
    if (jws.type !== type) throw new TrustError(`not of type ${type}`);
    return { type, jws, claims };
}

/** Throws unless this key signed the document, with the key's own algorithm. */
export async function requireSignature({ type, jws }, key, crypto) {
    const answer = await signatureBy(key, jws, crypto);
    if (answer === "unavailable") throw new UnavailableError(key.algorithm.name);
    if (answer !== "holds") throw new TrustError(`${type}: the signature does not hold`);
}

/** The root in the header, once it is proved that it signed the document. */
export async function requireRootSignature(document, crypto) {
    const root = await keyIn(document.jws.header.get("jwk"), document.type, crypto);
    await requireSignature(document, root, crypto);
    return root;
}

/** The public key in a JWK that stands in a document. */
export async function keyIn(jwk, type, crypto) {
    try {
        return await readPublicKey(jwk, crypto);
    } catch (error) {
        throw new TrustError(`${type}: ${error.message}`);
    }
}

/** What `read` gives; where it finds a text or member that is not as it must be, a `TrustError`. */
export function orTrustError(type, read) {
    try {
        return read();
    } catch (error) {
        if (error instanceof TrustError) throw error;
        const words = error instanceof MemberError ? `${error.member} is malformed` : error.message;
        throw new TrustError(`${type}: ${words}`);
    }
}
