// Keeps the page for use offline; the lists the page keeps itself, once it has proved them. `publish` writes the
// line above: the digest of every file of the page, so that another page is another worker, and only a whole page
// is kept.

const PAGE = `jieye-page-${SHELL.version}`;
const SCOPE = new URL("./", self.location.href);
const FRESH = { cache: "no-cache", referrerPolicy: "no-referrer" };

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
    const name = nameOf(event.request);
    if (name !== null) event.respondWith(page(event.request, name));
});

async function install() {
    const cache = await caches.open(PAGE);
    await Promise.all(Object.entries(SHELL.files).map(([name, digest]) => keep(cache, name, digest)));
    await self.skipWaiting();
}

async function keep(cache, name, digest) {
    const response = await fetch(addressOf(name), FRESH);
    const bytes = await response.arrayBuffer();
    if (!response.ok || (await sha256(bytes)) !== digest) throw new Error(`${name} is of another page`);
    await cache.put(addressOf(name), new Response(bytes, { headers: keptHeaders(response) }));
}

/**
 * What is kept is a response of our own: one that a redirection led to, browsers refuse for a page. Its bytes are
 * unpacked already.
 */
function keptHeaders(response) {
    const headers = new Headers(response.headers);
    for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
    return headers;
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
    return Object.hasOwn(SHELL.files, name) ? name : null;
}

/** The page itself is kept under the address that it is asked for by. */
function addressOf(name) {
    return new URL(name === "index.html" ? "./" : name, SCOPE).href;
}

async function page(request, name) {
    const cache = await caches.open(PAGE);
    return (await cache.match(addressOf(name))) ?? fetch(request);
}

async function sha256(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
