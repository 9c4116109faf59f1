// Tests/Vectors/verdicts.json, to which the Swift verifier is held too.

import assert from "node:assert/strict";
import { test } from "node:test";
import { webcrypto } from "node:crypto";
import { verify } from "../../Sources/VerifyPage/Site/page/verify.js";
import { codes, vectors, verdictOn } from "./modules.mjs";

const INVALID = new Set([
    "malformed", "unsupported_algorithm", "signature_mismatch", "type_not_allowed", "key_not_active",
    "not_yet_valid", "expired", "disclosure_mismatch", "revoked", "superseded", "suspended",
]);

/** What the page has to say: a refused bundle is a reason of its own there. */
function expected({ reasons, browser }) {
    const codes = browser ?? reasons ?? ["trust_refused"];
    const isInvalid = codes.some((code) => INVALID.has(code));
    return { verdict: codes.length === 0 ? "valid" : isInvalid ? "invalid" : "undetermined", codes };
}

test("every vector gets its verdict and its reasons, in order", async () => {
    const cases = vectors();
    assert.ok(cases.length > 800);
    for (const vector of cases) {
        const found = await verdictOn(vector.token, vector);
        assert.deepEqual(
            { verdict: found.verdict, codes: codes(found) }, expected(vector), vector.test);
    }
});

test("what a browser cannot check is undetermined, and its sentence names the algorithm", async () => {
    for (const vector of vectors().filter(({ browser }) => browser !== undefined)) {
        const { reasons } = await verdictOn(vector.token, vector);
        const reason = reasons.find(({ code }) => code === "algorithm_unavailable");
        assert.equal(reason.detail, "SGD_SM3_SM2", vector.test);
    }
});

test("without WebCrypto nothing can be told", async () => {
    const [vector] = vectors();
    const bundle = new TextEncoder().encode(vector.bundle);
    for (const crypto of [undefined, {}]) {
        const found = await verify(vector.token, { bundle, root: vector.root, at: vector.at, crypto });
        assert.deepEqual([found.verdict, codes(found)], ["undetermined", ["no_webcrypto"]]);
    }
});

test("where WebCrypto lacks Ed25519, as some browsers do, it is unavailable and no forgery", async () => {
    const subtle = {
        digest: (...given) => webcrypto.subtle.digest(...given),
        verify: (...given) => webcrypto.subtle.verify(...given),
        importKey(format, key, algorithm, ...rest) {
            if (algorithm.name === "Ed25519") throw new DOMException("no such name", "NotSupportedError");
            return webcrypto.subtle.importKey(format, key, algorithm, ...rest);
        },
    };
    const vector = vectors().find(({ test }) => test.endsWith("[ES256-Ed25519-ES256-valid]"));
    const bundle = new TextEncoder().encode(vector.bundle);
    const found = await verify(
        vector.token, { bundle, root: vector.root, at: vector.at, crypto: { subtle } });
    assert.deepEqual([found.verdict, codes(found)], ["undetermined", ["algorithm_unavailable"]]);
});

test("a text of 10 MiB is answered at once", async () => {
    const [vector] = vectors();
    const begin = process.hrtime.bigint();
    assert.deepEqual(codes(await verdictOn("A".repeat(10 << 20), vector)), ["malformed"]);
    assert.ok(process.hrtime.bigint() - begin < 1_000_000_000n);
});
