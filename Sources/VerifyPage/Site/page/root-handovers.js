// The way from the root that is pinned to the one that signs today: each handover is one root's word
// that another follows it.

import { decode } from "./base64url.js";
import {
    TYPE, TrustError, orTrustError, parseDocument, requireRootSignature,
} from "./signed-document.js";

/** The most handovers that are followed from a pinned root. */
const MAXIMUM_DEPTH = 8;

/** The thumbprint of the root at the end of the way that the handovers lead from a pinned root. */
export async function lastRoot(pinned, tokens, crypto) {
    const successors = new Map();
    for (const token of tokens) {
        const { previous, next } = await readHandover(token, crypto);
        successors.set(previous, (successors.get(previous) ?? new Set()).add(next));
    }
    const visited = new Set([pinned]);
    let root = pinned;
    while (successors.has(root)) {
        const next = successors.get(root);
        if (next.size > 1) throw new TrustError("one root handed over to two");
        [root] = next;
        if (visited.has(root)) throw new TrustError("the handovers lead back to a root that was left");
        visited.add(root);
        if (visited.size > MAXIMUM_DEPTH + 1) throw new TrustError("too many handovers");
    }
    return root;
}

/** Whether a text is the RFC 7638 thumbprint of a key: 32 bytes in base64url. */
export function isThumbprint(text) {
    return decode(text)?.length === 32;
}

async function readHandover(token, crypto) {
    const document = parseDocument(token, TYPE.rootHandover);
    const { thumbprint } = await requireRootSignature(document, crypto);
    const next = orTrustError(TYPE.rootHandover, () => {
        document.claims.count("iat");
        return document.claims.text("next");
    });
    if (!isThumbprint(next)) throw new TrustError("root-handover+jwt: next is malformed");
    return { previous: thumbprint, next };
}
