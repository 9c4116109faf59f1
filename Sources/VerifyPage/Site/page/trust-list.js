// The signed list of issuers and their keys; the header carries the root's key, whose thumbprint the
// page has pinned.

import { isIssuerURL } from "./issuer-url.js";
import { MemberError, Members } from "./members.js";
import { CHINA, isOffset } from "./times.js";
import {
    TYPE, TrustError, keyIn, orTrustError, parseDocument, requireRootSignature,
} from "./signed-document.js";

/** Reads a trust list that the root with this RFC 7638 thumbprint has signed, in date or not. */
export async function readTrustList(text, root, crypto) {
    const document = parseDocument(text, TYPE.trustList);
    const signer = await requireRootSignature(document, crypto);
    if (signer.thumbprint !== root) throw new TrustError(`signed by another root, ${signer.thumbprint}`);
    const { claims } = document;
    const [version, issuedAt, expiresAt, entries] = orTrustError(TYPE.trustList, () => [
        claims.positive("version"), claims.count("iat"), claims.count("exp"), claims.array("issuers"),
    ]);
    if (issuedAt >= expiresAt) throw new TrustError("trust-list+jwt: exp is malformed");
    const issuers = new Map();
    for (const entry of entries) {
        const issuer = await readIssuer(entry, signer, crypto);
        if (issuers.has(issuer.url)) throw new TrustError(`the issuer ${issuer.url} stands twice`);
        issuers.set(issuer.url, issuer);
    }
    return { version, issuedAt, expiresAt, issuers };
}

async function readIssuer(entry, root, crypto) {
    const [issuer, entries] = orTrustError(TYPE.trustList, () => {
        const members = new Members(entry);
        const issuer = {
            url: issuerURL(members), name: localizedText(members.members("name")),
            offset: members.optional("utc_offset", offset) ?? CHINA,
            types: members.strings("vct"), keys: [],
        };
        return [issuer, members.array("keys")];
    });
    for (const entry of entries) issuer.keys.push(await readKey(entry, crypto));
    checkKeys(issuer.keys, root);
    return issuer;
}

/** Reads a key with its life; the public key is proved to be one, and its `kid` to be its own. */
async function readKey(entry, crypto) {
    const members = orTrustError(TYPE.trustList, () => new Members(entry));
    const publicKey = await keyIn(members.object.get("jwk"), TYPE.trustList, crypto);
    return orTrustError(TYPE.trustList, () => {
        const use = members.string("use");
        if (use !== "certificate" && use !== "status") throw new MemberError("use");
        const key = {
            publicKey, use, keyID: members.string("kid"),
            activeFrom: members.count("active_from"),
            retiredAt: members.optional("retired_at", members.count) ?? Infinity,
            compromisedAt: members.optional("compromised_at", members.count),
        };
        if (key.keyID !== publicKey.keyID) throw new MemberError("kid");
        if (key.retiredAt < key.activeFrom) throw new MemberError("retired_at");
        return key;
    });
}

function checkKeys(keys, root) {
    if (keys.some((key) => key.publicKey.thumbprint === root.thumbprint)) {
        throw new TrustError("the root stands among an issuer's keys");
    }
    if (new Set(keys.map((key) => key.keyID)).size < keys.length) {
        throw new TrustError("two keys of an issuer share a kid");
    }
}

/** Whether a key may sign at a time. */
export function isActive(key, time) {
    return key.activeFrom <= time && time < key.retiredAt;
}

/** The member `iss`, an issuer's address. */
export function issuerURL(members) {
    const url = members.text("iss");
    if (!isIssuerURL(url)) throw new MemberError("iss");
    return url;
}

/** An offset from UTC in minutes, by which the issuer's days of issue are told. */
function offset(name) {
    return this.typed(name, isOffset);
}

function localizedText(members) {
    return { zh: members.text("zh"), en: members.optional("en", members.text) };
}
