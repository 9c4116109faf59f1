// The service worker keeps page and lists for use offline. While there is a network, no answer is given by an
// older page than the one that the host serves.

const PATIENCE = 4_000;

/**
 * Makes the browser keep the page. Where it already did, looks for a newer one first, and calls `reload` once that
 * one has taken over.
 */
export async function keepPage(reload) {
    const workers = navigator.serviceWorker;
    if (workers === undefined) return;
    const wasKept = workers.controller !== null;
    try {
        const registration = await workers.register("worker.js", { updateViaCache: "none" });
        if (!wasKept) return;
        const takenOver = new Promise((resolve) => {
            workers.addEventListener("controllerchange", () => resolve(true), { once: true });
        });
        await inTime(registration.update());
        const isNewer = registration.installing !== null || registration.waiting !== null;
        if (isNewer && await inTime(takenOver)) await reload();
    } catch {
        // No network, or a browser that keeps nothing: the page goes on as it is.
        return;
    }
}

/** What a promise gives within some seconds, or undefined. */
function inTime(promise) {
    return Promise.race([promise, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}
