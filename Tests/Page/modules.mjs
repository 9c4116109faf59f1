// What the tests of the page's modules share. Debian's Node has no global WebCrypto.

import { readFileSync } from "node:fs";
import { webcrypto } from "node:crypto";
import { verify } from "../../Sources/VerifyPage/Site/page/verify.js";

/** The page's verdict on a token, in the form of `POST /api/verify`. */
export function verdictOn(token, { bundle, root, at }) {
    return verify(token, { bundle: new TextEncoder().encode(bundle), root, at, crypto: webcrypto });
}

/** The reasons' codes, in order. */
export function codes({ reasons }) {
    return reasons.map(({ code }) => code);
}

export function vectors() {
    return JSON.parse(readFileSync(new URL("../Vectors/verdicts.json", import.meta.url), "utf8"));
}
