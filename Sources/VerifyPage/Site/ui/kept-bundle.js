// The browser's own store for the offline bundle. A browser may refuse to keep anything.

const STORE = "jieye-lists";
const BUNDLE = "offline.json";
const SINCE = "Jieye-Kept";

/** The bytes that were kept, and since when; or null. */
export async function keptBundle() {
    try {
        const response = await (await caches.open(STORE)).match(BUNDLE);
        if (response === undefined) return null;
        const since = new Date(response.headers.get(SINCE));
        return { bytes: new Uint8Array(await response.arrayBuffer()), since };
    } catch {
        return null;
    }
}

export async function keepBundle(bytes) {
    const headers = { "Content-Type": "application/json", [SINCE]: new Date().toISOString() };
    try {
        await (await caches.open(STORE)).put(BUNDLE, new Response(bytes, { headers }));
    } catch {
        return;
    }
}
