// From a token to an answer, inside the browser; and, only where somebody asked for it, by the server.

import { verifyUnder } from "../page/verify.js";

/** In milliseconds: how long the server may take. */
const PATIENCE = 20_000;

/** The answer to a token under lists that are on their way, or what keeps this browser from giving one. */
export async function answerOf(token, lists) {
    const { prove, keptSince, instead } = await lists;
    const now = new Date();
    if (prove === null) return { ...untold("lists_unreachable"), now, keptSince, instead };
    const at = Math.floor(now.getTime() / 1000);
    const answer = await verifyUnder(prove, token, { at, crypto: globalThis.crypto });
    return { ...answer, now, keptSince, instead };
}

/** The answer of this host's server, which then knows the certificate. */
export async function serverAnswerOf(token) {
    const answer = await asked(token);
    return { ...answer, now: new Date(), keptSince: null, instead: null, byServer: true };
}

async function asked(token) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), PATIENCE);
    try {
        const response = await fetch("api/verify", {
            method: "POST", headers: { "Content-Type": "text/plain" }, body: token,
            credentials: "omit", cache: "no-store", signal: abort.signal,
        });
        return response.ok ? await response.json() : untold("no_answer", String(response.status));
    } catch {
        return untold("no_answer");
    } finally {
        clearTimeout(timer);
    }
}

function untold(code, detail = "") {
    return { verdict: "undetermined", reasons: [{ code, detail }], certificate: null, issuer: null, status: null };
}

/** Whether the server could say more than the browser, or than it said when it was asked last. */
export function isForServer({ reasons, byServer = false }) {
    return reasons.some(({ code }) => code === (byServer ? "no_answer" : "algorithm_unavailable"));
}

/** Whether the same question is worth to be asked again: newer lists may come now. */
export function isForRetry({ reasons, instead }) {
    return instead === "unreachable" || reasons.some(({ code }) => code === "lists_unreachable");
}
