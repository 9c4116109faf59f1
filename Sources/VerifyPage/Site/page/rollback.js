// A bundle that is older than one that was accepted before: a host that falls behind, or is made to, would
// take a revocation back. It is the command line's rule for what it has pinned.

import { lastRoot } from "./root-handovers.js";
import { TrustError, UnavailableError } from "./signed-document.js";
import { authenticateStatusList } from "./status-list.js";
import { SKEW } from "./times.js";
import { MAXIMUM_STATUS_LISTS } from "./trust.js";

/**
 * What in a proved trust is older than in one that was accepted before, or null.
 *
 * A status list that is missing is no rollback; see `trustKeeping`. One whose key is compromised by now was
 * nobody's word. One that was dated in the future was never believed, and gives way to one that is not.
 */
export async function regression(trust, accepted, at, crypto) {
    if (!(await follows(trust, accepted.root, crypto))) return "root";
    if (trust.trustList.version < accepted.trustList.version) return "trust list";
    const latest = at + SKEW;
    for (const { issuer, uri, issuedAt } of await stillAuthentic(accepted, trust, crypto)) {
        const newest = newestIssue(trust, issuer, uri);
        if (newest === undefined || newest >= issuedAt) continue;
        if (issuedAt <= latest || newest > latest) return `status list ${uri}`;
    }
    return null;
}

/**
 * A trust with those status lists of an older one of which it has no copy, so that whoever keeps it forgets
 * no revocation.
 */
export async function trustKeeping(trust, older, crypto) {
    const missing = (await stillAuthentic(older, trust, crypto))
        .filter(({ issuer, uri }) => newestIssue(trust, issuer, uri) === undefined)
        .slice(0, MAXIMUM_STATUS_LISTS - trust.bundle.statusLists.length);
    const statusLists = [...trust.bundle.statusLists, ...missing.map(({ token }) => token)];
    return {
        ...trust, bundle: { ...trust.bundle, statusLists }, lists: [...trust.lists, ...missing],
    };
}

/** Whether a trust's root is that one, or one that it handed over to. */
async function follows(trust, earlier, crypto) {
    try {
        return (await lastRoot(earlier, trust.bundle.handovers, crypto)) === trust.root;
    } catch (error) {
        if (error instanceof TrustError) return false;
        throw error;
    }
}

/** The status lists of an older trust that a newer trust list has signed too. */
async function stillAuthentic({ lists }, { trustList }, crypto) {
    const authentic = [];
    for (const list of lists) {
        try {
            await authenticateStatusList(list.document, trustList, crypto);
            authentic.push(list);
        } catch (error) {
            if (!(error instanceof TrustError || error instanceof UnavailableError)) throw error;
        }
    }
    return authentic;
}

/** When the newest copy of a list was signed; undefined where there is none. */
function newestIssue({ lists }, issuer, uri) {
    return lists.find((list) => list.issuer === issuer && list.uri === uri)?.issuedAt;
}
