// Keeps the page and the lists for use offline. `publish` writes the line above: the digest of every file of
// the page, so that another page is another worker, and only a whole page is kept.

const PAGE = `jieye-page-${SHELL.version}`;
const LISTS = "jieye-lists";
const BUNDLE = "offline.json";
const SCOPE = new URL("./", self.location.href);
const PATIENCE = 8_000;
const FRESH = { cache: "no-cache", referrerPolicy: "no-referrer" };

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
    const name = nameOf(event.request);
    if (name === BUNDLE) event.respondWith(lists(event.request));
    else if (name !== null) event.respondWith(page(event.request, name));
});

async function install() {
    const cache = await caches.open(PAGE);
    await Promise.all(Object.entries(SHELL.files).map(([name, digest]) => keep(cache, name, digest)));
    // Without the lists the page is of use all the same.
    await lists(new Request(addressOf(BUNDLE), FRESH)).catch(() => null);
    await self.skipWaiting();
}

async function keep(cache, name, digest) {
    const response = await fetch(addressOf(name), FRESH);
    const bytes = await response.clone().arrayBuffer();
    if (!response.ok || (await sha256(bytes)) !== digest) throw new Error(`${name} is of another page`);
    await cache.put(addressOf(name), response);
}

async function activate() {
    for (const name of await caches.keys()) {
        if (name.startsWith("jieye-page-") && name !== PAGE) await caches.delete(name);
    }
    await self.clients.claim();
}

/** Which file of the page a request asks for, or null where it is none. */
function nameOf(request) {
    const url = new URL(request.url);
    if (request.method !== "GET" || url.search !== "" || !url.href.startsWith(SCOPE.href)) return null;
    const name = url.pathname.slice(SCOPE.pathname.length) || "index.html";
    return name === BUNDLE || Object.hasOwn(SHELL.files, name) ? name : null;
}

/** The page itself is kept under the address that it is asked for by. */
function addressOf(name) {
    return new URL(name === "index.html" ? "./" : name, SCOPE).href;
}

async function page(request, name) {
    const cache = await caches.open(PAGE);
    return (await cache.match(addressOf(name))) ?? fetch(request);
}

/** The newest lists; where the network gives none in time, the ones that were kept, with a header that says since when. */
async function lists(request) {
    const cache = await caches.open(LISTS);
    const kept = await cache.match(addressOf(BUNDLE));
    try {
        const response = await fetched(request, kept !== undefined);
        if (!response.ok && kept !== undefined) return kept;
        if (response.ok) await cache.put(addressOf(BUNDLE), await stamped(response.clone()));
        return response;
    } catch (error) {
        if (kept === undefined) throw error;
        return kept;
    }
}

function fetched(request, isBounded) {
    if (!isBounded) return fetch(request);
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), PATIENCE);
    return fetch(request, { signal: abort.signal }).finally(() => clearTimeout(timer));
}

async function stamped(response) {
    const headers = { "Content-Type": "application/json", "Jieye-Kept": new Date().toISOString() };
    return new Response(await response.arrayBuffer(), { headers });
}

async function sha256(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
