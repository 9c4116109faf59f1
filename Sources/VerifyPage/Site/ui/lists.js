// The offline bundle of this page's own host: always the whole of it, so that nobody learns which
// certificate is being checked. What holds under the pinned root is kept for use offline.

import { regression, trustKeeping } from "../page/rollback.js";
import { TrustError, UnavailableError } from "../page/signed-document.js";
import { bundleBytes, proveTrust } from "../page/trust.js";
import { hasWebCrypto } from "../page/verify.js";
import { SITE } from "../site.js";
import { keepBundle, keptBundle } from "./kept-bundle.js";

/** In milliseconds: how long the host may take where there are lists to go on with, and where there are none. */
const PATIENCE = { kept: 8_000, none: 30_000 };

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
    const abort = new AbortController();
    const asked = served(abort.signal).catch(() => null);
    const kept = await keptLists();
    const timer = setTimeout(() => abort.abort(), kept === null ? PATIENCE.none : PATIENCE.kept);
    const bytes = await asked;
    clearTimeout(timer);
    if (bytes === null) return insteadOf("unreachable", kept, null);
    try {
        const trust = await newer(await proved(bytes), kept);
        await keepBundle(bundleBytes(trust.bundle));
        return { prove: async () => trust, keptSince: null, instead: null };
    } catch (error) {
        return insteadOf("refused", kept, async () => { throw error; });
    }
}

async function served(signal) {
    const response = await fetch("offline.json", { cache: "no-cache", credentials: "omit", signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
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
