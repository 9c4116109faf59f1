// What an answer is called: nothing that was not proved is said to be.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { harmless } from "../../Sources/VerifyPage/Site/ui/elements.js";
import { phrase } from "../../Sources/VerifyPage/Site/ui/language.js";
import { advice, reasonSentence } from "../../Sources/VerifyPage/Site/ui/reason-words.js";
import { appearance, verdictWord } from "../../Sources/VerifyPage/Site/ui/verdict-words.js";
import { PHRASES } from "../../Sources/VerifyPage/Site/ui/words.js";
import { vectors } from "./modules.mjs";

const vocabulary = JSON.parse(
    readFileSync(new URL("../../Sources/Vocabulary/words.json", import.meta.url), "utf8"));

/** The sentences that are shown for an answer with these reasons, in Chinese. */
function shown(codes, verdict) {
    const { headline, summary } = appearance({ verdict, reasons: codes.map((code) => ({ code })) });
    return [headline, summary, ...codes.map(reasonSentence)].join("\n");
}

/** Every verdict of the vectors, each with the words for it. */
function answers() {
    const all = vectors().filter(({ verdict }) => verdict !== null).map(({ verdict, reasons }) => [reasons, verdict]);
    all.push([["revoked", "key_compromised"], "invalid"], [["expired", "trust_list_expired"], "invalid"]);
    return all.map(([codes, verdict]) => ({ codes, words: shown(codes, verdict) }));
}

const TAKEN_BACK = new Set(["revoked", "suspended", "superseded", "expired", "not_yet_valid"]);

test("a certificate is called genuine only where nothing but its state or its dates speak against it", () => {
    const seen = new Set();
    for (const { codes, words } of answers()) {
        const isGenuine = codes.length > 0 && codes.every((code) => TAKEN_BACK.has(code));
        assert.equal(words.includes("证书是真的"), isGenuine, `${codes}\n${words}`);
        seen.add(isGenuine);
    }
    assert.equal(seen.size, 2);
});

test("only a signature that does not match is called a forgery", () => {
    for (const { codes, words } of answers()) {
        if (words.includes("伪造或被改动")) assert.equal(codes[0], "signature_mismatch", words);
    }
    assert.match(shown(["signature_mismatch"], "invalid"), /伪造或被改动/);
    assert.match(shown(["unsupported_algorithm", "unknown_issuer"], "invalid"), /^无效\n/);
});

test("what is invalid is never to be accepted later for another reason", () => {
    const reasons = ["unsupported_algorithm", "key_compromised"].map((code) => ({ code }));
    assert.match(advice({ verdict: "invalid", reasons }), /请勿接受/);
});

test("what this page does not know yet is not said to be no forgery where it is invalid", () => {
    assert.match(advice({ verdict: "invalid", reasons: [{ code: "too_blue" }] }), /请勿接受/);
    assert.match(advice({ verdict: "undetermined", reasons: [{ code: "too_blue" }] }), /不表示证书是伪造的/);
});

test("every verdict and reason is said in the words of the vocabulary, and so is what to do", () => {
    for (const [code, { zh }] of Object.entries(vocabulary.verdicts)) assert.equal(verdictWord(code), zh);
    for (const [code, words] of Object.entries(vocabulary.reasons)) {
        assert.equal(reasonSentence(code), words.zh);
        const answer = { verdict: "undetermined", reasons: [{ code }] };
        assert.ok(advice(answer).startsWith(vocabulary.advice[words.advice].zh), code);
    }
});

test("a value stands in a phrase as it is", () => {
    const words = phrase(PHRASES.status_as_of, { status: "{time}", time: "\\(now) $1" });
    assert.equal(words, "{time}（截至 \\(now) $1）");
});

test("what cannot be seen in a name is made visible", () => {
    for (const point of [0x200b, 0x202e, 0x034f, 0x115f, 0x180e, 0x2800, 0x3164, 0xfe0f, 0xffa0, 0xe0100, 0x7, 0xe000]) {
        const number = point.toString(16).toUpperCase().padStart(4, "0");
        assert.equal(harmless(`张${String.fromCodePoint(point)}三`), `张⟨U+${number}⟩三`);
    }
    for (const name of ["张三", "欧阳娜娜", "𠮷田", "Ægir Ó Súilleabháin", "محمد", "O'Neil-Smith"]) {
        assert.equal(harmless(name), name);
    }
});
