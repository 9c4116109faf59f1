// The service worker keeps the page for use offline. A newer page that the host serves takes over before
// anything is answered, if it comes in time; a slower one answers at the next visit.

/** In milliseconds: how long the host may take to name a newer page, and then to deliver it. */
const PATIENCE = 4_000;

/**
 * Makes the browser keep the page. Where it already did, looks for a newer one, and calls `replace` once that
 * one has taken over. Settled as soon as the page that runs is the one that answers.
 */
export async function keepPage(replace) {
    const workers = navigator.serviceWorker;
    if (workers === undefined) return;
    const registered = workers.register("worker.js", { updateViaCache: "none" });
    if (workers.controller === null) {
        // The page has just come from the host: nothing is to be waited for.
        registered.catch(() => {});
        return;
    }
    try {
        const takenOver = new Promise((resolve) => {
            workers.addEventListener("controllerchange", () => resolve(true), { once: true });
        });
        const isNewer = await inTime(hasNewerPage(registered));
        if (isNewer && await inTime(takenOver)) await replace();
    } catch {
        // No network, or a browser that keeps nothing: the page goes on as it is.
        return;
    }
}

async function hasNewerPage(registered) {
    const registration = await registered;
    await registration.update();
    return registration.installing !== null || registration.waiting !== null;
}

/** What a promise gives while there is patience, or undefined. */
function inTime(promise) {
    return Promise.race([promise, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}
