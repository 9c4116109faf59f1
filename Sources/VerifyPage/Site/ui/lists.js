// The offline bundle of this page's own host: always the whole of it, so that nobody learns which
// certificate is being checked.

/**
 * The bytes of the bundle, and since when the browser has kept them; `keptSince` is null where they have just
 * come from the host. Fails where there are none.
 */
export async function loadLists() {
    const response = await fetch("offline.json", { cache: "no-cache", credentials: "omit" });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const kept = response.headers.get("Jieye-Kept");
    return {
        bytes: new Uint8Array(await response.arrayBuffer()),
        keptSince: kept === null ? null : new Date(kept),
    };
}
