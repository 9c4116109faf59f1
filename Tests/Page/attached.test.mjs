// The tokens that the page finds in a PDF: the command line's rules.

import assert from "node:assert/strict";
import { test } from "node:test";
import zlib from "node:zlib";
import { attachedTokens, isEncrypted } from "../../Sources/VerifyPage/Site/ui/attached.js";

const TOKEN = "eyJhbGciOiJFUzI1NiJ9.eyJuIjoxfQ.c2lnbmF0dXJl~";
const MARK = "/Type /EmbeddedFile";

/** An object with a stream. */
function stream(dictionary, content, { end = "\nendstream\nendobj\n", line = "\n", number = 1 } = {}) {
    const head = `${number} 0 obj\n<< ${dictionary} >>\nstream${line}`;
    return Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(end)]);
}

function document(...parts) {
    return new Uint8Array(Buffer.concat([Buffer.from("%PDF-1.7\n"), ...parts.map((part) => Buffer.from(part))]));
}

const packed = zlib.deflateSync(TOKEN);

test("an attached file is found, however its stream is written", () => {
    const ways = {
        "as it is": stream(MARK, TOKEN),
        "lines of CR LF": stream(MARK, TOKEN, { line: "\r\n", end: "\r\nendstream\r\nendobj" }),
        "no line end before the end": stream(MARK, TOKEN, { end: "endstream" }),
        packed: stream(`${MARK} /Filter /FlateDecode`, packed),
        "packed, lines of CR LF": stream(`${MARK} /Filter /FlateDecode`, packed, { end: "\r\nendstream" }),
        "packed, no line end": stream(`${MARK} /Filter /FlateDecode`, packed, { end: "endstream" }),
        "its media type beside it": stream(`${MARK} /Subtype /application#2Foctet-stream`, TOKEN),
        "its media type as it must not be": stream(`${MARK} /Subtype /application/octet-stream`, TOKEN),
        "a stream before the type": stream(`/Subtype /octet-stream ${MARK}`, TOKEN),
        "no type": stream("/Subtype /text#2Fplain", TOKEN),
        "no type, packed": stream("/Filter /FlateDecode", packed),
        "a long dictionary": stream(`/X (${"x".repeat(3_000)}) ${MARK}`, TOKEN),
    };
    for (const [way, part] of Object.entries(ways)) {
        assert.deepEqual(attachedTokens(document(part)), [TOKEN], way);
        assert.deepEqual(attachedTokens(document("1 0 obj\n<<>>\nendobj\n", part, "%%EOF")), [TOKEN], way);
    }
});

test("what is no attached file, or holds something else, is not read", () => {
    const others = {
        "another type": stream("/Type /XObject /Subtype /Image", TOKEN),
        "a keyword without a line end": stream(MARK, TOKEN, { line: " " }),
        "a keyword in a text": document(`1 0 obj\n(${MARK} stream\n${TOKEN}\nendstream)\nendobj\n`),
        "no end": document(`1 0 obj\n<< ${MARK} >>\nstream\n${TOKEN}`),
        "more than a token": stream(MARK, `${TOKEN} and more`),
        "a long file": stream(MARK, `${" ".repeat(64 << 10)}${TOKEN}`),
        "packed by something else": stream(`${MARK} /Filter /FlateDecode`, TOKEN),
        "a bomb": stream(`${MARK} /Filter /FlateDecode`, zlib.deflateSync(Buffer.alloc(8 << 20, " "))),
    };
    for (const [way, part] of Object.entries(others)) {
        assert.deepEqual(attachedTokens(document(part)), [], way);
    }
});

test("a token that was altered is given, for the verifier to judge", () => {
    for (const [part, other] of [["c2ln", "c2!n"], ["fQ.", "=Q."], ["~", "~x~"]]) {
        const altered = TOKEN.replace(part, other);
        assert.deepEqual(attachedTokens(document(stream(MARK, `\n${altered} \r\n`))), [altered]);
    }
    for (const text of [`\u00a0${TOKEN}`, TOKEN.slice(0, -1), TOKEN.replace(".", ""), `x${TOKEN}`]) {
        assert.deepEqual(attachedTokens(document(stream(MARK, Buffer.from(text, "latin1")))), []);
    }
});

test("every different token is given, once", () => {
    const other = TOKEN.replace("c2ln", "c2lo");
    const both = document(stream(MARK, TOKEN), stream(MARK, other), stream(MARK, TOKEN));
    assert.deepEqual(attachedTokens(both), [TOKEN, other]);
});

test("after thousands of packed streams that are not marked, a marked one is still unpacked", () => {
    const flate = "/Filter /FlateDecode";
    const many = Array(5_000).fill(stream(flate, zlib.deflateSync("nothing")));
    assert.deepEqual(attachedTokens(document(...many, stream(flate, packed))), []);
    assert.deepEqual(attachedTokens(document(...many, stream(`${MARK} ${flate}`, packed))), [TOKEN]);
});

test("no document of 31 MB keeps the page busy", () => {
    const bomb = stream(`${MARK} /Filter /FlateDecode`, zlib.deflateSync(Buffer.alloc(65_000)));
    const texts = [
        "/", "s", "/EmbeddedFil", "/EmbeddedFile stream\n", ">>stream\nendstream ", ">>stream\n", " obj", bomb,
    ];
    for (const text of texts) {
        const bytes = document(Buffer.alloc(31 << 20, text));
        const begin = process.cpuUsage();
        assert.deepEqual(attachedTokens(bytes), []);
        assert.equal(isEncrypted(bytes), false);
        assert.ok(process.cpuUsage(begin).user < 5_000_000, String(text.slice(0, 20)));
    }
});
