// From a token to an answer, inside the browser; and, only where somebody asked for it, by the server.

import { verify } from "../page/verify.js";
import { SITE } from "../site.js";

/** The answer to a token under the lists, or what keeps this browser from giving one. */
export async function answerOf(token, lists) {
    const now = new Date();
    const loaded = await lists().catch(() => null);
    if (loaded === null) return { ...untold("lists_unreachable"), now, keptSince: null };
    const answer = await verify(token, {
        bundle: loaded.bytes, root: SITE.root, at: Math.floor(now.getTime() / 1000),
        crypto: globalThis.crypto,
    });
    return { ...answer, now, keptSince: loaded.keptSince };
}

/** The answer of this host's server, which then knows the certificate. */
export async function serverAnswerOf(token) {
    const now = new Date();
    return { ...(await asked(token)), now, keptSince: null, byServer: true };
}

async function asked(token) {
    try {
        const response = await fetch("api/verify", {
            method: "POST", headers: { "Content-Type": "text/plain" }, body: token,
            credentials: "omit", cache: "no-store",
        });
        return response.ok ? await response.json() : untold("no_answer", String(response.status));
    } catch {
        return untold("no_answer");
    }
}

function untold(code, detail = "") {
    return { verdict: "undetermined", reasons: [{ code, detail }], certificate: null, issuer: null, status: null };
}

const SERVER_MAY_KNOW = new Set(["algorithm_unavailable", "no_webcrypto"]);

/** Whether the server could say more than the browser. */
export function isForServer({ reasons, byServer }) {
    return byServer !== true && reasons.some(({ code }) => SERVER_MAY_KNOW.has(code));
}
