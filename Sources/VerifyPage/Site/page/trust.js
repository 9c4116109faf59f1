// What the page believes: the trust list and the status lists of a bundle, proved from the root that
// was pinned when the page was published.

import { Members } from "./members.js";
import { isThumbprint, lastRoot } from "./root-handovers.js";
import { TYPE, TrustError, UnavailableError, orTrustError, parseDocument } from "./signed-document.js";
import { authenticateStatusList } from "./status-list.js";
import { LIMITS, parseObject } from "./strict-json.js";
import { readTrustList } from "./trust-list.js";

/** The most handovers and status lists that a bundle may hold. */
const MAXIMUM_HANDOVERS = 64;
export const MAXIMUM_STATUS_LISTS = 4_096;

/**
 * Proves a bundle, given as its bytes. A trust list or handover that does not hold is a `TrustError`; a
 * status list that does not is left out, and a certificate that refers to it cannot be told.
 */
export async function proveTrust(bytes, pinned, crypto) {
    if (!isThumbprint(pinned)) throw new TrustError("what is pinned is no thumbprint");
    const bundle = orTrustError("bundle", () => readBundle(bytes));
    const root = await lastRoot(pinned, bundle.handovers, crypto);
    const trustList = await readTrustList(bundle.trustList, root, crypto);
    const trust = { bundle, root, trustList, lists: [], claimed: new Set(), unavailable: new Map() };
    for (const token of bundle.statusLists) await addStatusList(trust, token, crypto);
    trust.lists.sort((one, other) => other.issuedAt - one.issuedAt);
    return trust;
}

function readBundle(bytes) {
    const members = new Members(parseObject(bytes, LIMITS.document));
    const bundle = {
        trustList: members.text("trust_list"),
        handovers: members.strings("handovers"),
        statusLists: members.strings("status_lists"),
    };
    if (bundle.handovers.length > MAXIMUM_HANDOVERS) throw new TrustError("too many handovers");
    if (bundle.statusLists.length > MAXIMUM_STATUS_LISTS) throw new TrustError("too many status lists");
    return bundle;
}

/** The bytes of a bundle that `proveTrust` reads again. */
export function bundleBytes({ trustList, handovers, statusLists }) {
    const members = { trust_list: trustList, handovers, status_lists: statusLists };
    return new TextEncoder().encode(JSON.stringify(members));
}

async function addStatusList(trust, token, crypto) {
    let document;
    try {
        document = parseDocument(token, TYPE.statusList);
    } catch (error) {
        if (error instanceof TrustError) return;
        throw error;
    }
    const uri = document.claims.object.get("sub");
    trust.claimed.add(uri);
    try {
        const list = await authenticateStatusList(document, trust.trustList, crypto);
        trust.lists.push({ ...list, token, document });
    } catch (error) {
        if (error instanceof UnavailableError) trust.unavailable.set(uri, error.algorithm);
        else if (!(error instanceof TrustError)) throw error;
    }
}
