// The offline bundle of this page's own host: always the whole of it, so that nobody learns which
// certificate is being checked. What holds under the pinned root is kept for use offline.

import { regression, trustKeeping } from "../page/rollback.js";
import { TrustError, UnavailableError } from "../page/signed-document.js";
import { bundleBytes, proveTrust } from "../page/trust.js";
import { hasWebCrypto } from "../page/verify.js";
import { SITE } from "../site.js";
import { keepBundle, keptBundle } from "./kept-bundle.js";

/** In milliseconds: how long the host may take, and how long it is waited for where there are lists to go on with. */
const PATIENCE = { host: 30_000, kept: 8_000 };

let loading = null;

/**
 * The lists to verify with: `prove` gives their trust, or fails as `proveTrust` does. Where they are not the
 * host's of this moment, `keptSince` says since when the browser has had them, and `instead` why: the host was
 * "unreachable", or what it served was "refused". `prove` is null where there are none at all.
 */
export function loadLists() {
    loading ??= load().finally(() => { loading = null; });
    return loading;
}

async function load() {
    // Without WebCrypto nothing is proved, and no list of any use.
    if (!hasWebCrypto(globalThis.crypto)) return { prove: async () => null, keptSince: null, instead: null };
    const asked = served().catch(() => null);
    const kept = await keptLists();
    const newest = asked.then((bytes) => settled(bytes, kept));
    if (kept === null || hasEnded(kept.trust)) return newest;
    // What comes later is kept for the next question.
    return Promise.race([newest, later(PATIENCE.kept, () => insteadOf("unreachable", kept, null))]);
}

function later(patience, result) {
    return new Promise((resolve) => setTimeout(() => resolve(result()), patience));
}

/** Whether a part of what was kept is too old to tell anything. */
function hasEnded({ trustList, lists }) {
    const now = Math.floor(Date.now() / 1000);
    return [trustList, ...lists].some(({ expiresAt }) => expiresAt <= now);
}

/** The lists that the host has served, which are kept where they hold; or those that were kept instead. */
async function settled(bytes, kept) {
    if (bytes === null) return insteadOf("unreachable", kept, null);
    try {
        const trust = await newer(await proved(bytes), kept);
        await keepBundle(bundleBytes(trust.bundle));
        return { prove: async () => trust, keptSince: null, instead: null };
    } catch (error) {
        return insteadOf("refused", kept, async () => { throw error; });
    }
}

async function served() {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), PATIENCE.host);
    try {
        const response = await fetch(
            "offline.json", { cache: "no-cache", credentials: "omit", signal: abort.signal });
        if (!response.ok) throw new Error(`status ${response.status}`);
        return new Uint8Array(await response.arrayBuffer());
    } finally {
        clearTimeout(timer);
    }
}

function insteadOf(instead, kept, prove) {
    if (kept === null) return { prove, keptSince: null, instead: null };
    return { prove: async () => kept.trust, keptSince: kept.since, instead };
}

/** What was kept and still holds, or null. */
async function keptLists() {
    const kept = await keptBundle();
    if (kept === null) return null;
    try {
        return { trust: await proved(kept.bytes), since: kept.since };
    } catch (error) {
        if (error instanceof TrustError || error instanceof UnavailableError) return null;
        throw error;
    }
}

function proved(bytes) {
    return proveTrust(bytes, SITE.root, globalThis.crypto);
}

/** A trust that takes the place of the kept one, unless it is older. */
async function newer(trust, kept) {
    if (kept === null) return trust;
    const now = Math.floor(Date.now() / 1000);
    const older = await regression(trust, kept.trust, now, globalThis.crypto);
    if (older !== null) throw new TrustError(`older than the lists that were kept: ${older}`);
    return trustKeeping(trust, kept.trust, globalThis.crypto);
}
