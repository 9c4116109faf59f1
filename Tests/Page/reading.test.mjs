// The page's strict readers: base64url and JSON.

import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode } from "../../Sources/VerifyPage/Site/page/base64url.js";
import { Decimal, JSONError, LIMITS, parse } from "../../Sources/VerifyPage/Site/page/strict-json.js";

test("base64url of any bytes is Node's, and comes back", () => {
    for (let length = 0; length < 70; length += 1) {
        const bytes = Uint8Array.from({ length }, (_, index) => (index * 151 + length * 89) & 255);
        assert.equal(encode(bytes), Buffer.from(bytes).toString("base64url"));
        assert.deepEqual(decode(encode(bytes)), bytes);
    }
});

test("of all texts that a lenient reader takes, only the canonical one is taken", () => {
    for (const text of ["A", "AB", "AAB", "AA==", "AA=", "A A", "AA\n", "A+A", "A/A", "AÄ", "ＡＡ", "AAAAA"]) {
        assert.equal(decode(text), null, JSON.stringify(text));
    }
    assert.deepEqual(decode("AA"), Uint8Array.of(0));
});

const read = (text, limits) => parse(new TextEncoder().encode(text), limits);

/** The value as JSON.parse gives it. */
function plain(value) {
    if (value instanceof Map) {
        return Object.fromEntries([...value].map(([name, member]) => [name, plain(member)]));
    }
    if (Array.isArray(value)) return value.map(plain);
    return value instanceof Decimal ? Number(value.text) : value;
}

const GOOD = [
    "{}", "[]", '""', "0", "-1", "9007199254740992", "1.5e3", "-0", "true", "false", "null", ' [ 1 , 2 ] ',
    '{"a":{"b":[{}]},"c":"\\u00e9\\n\\/\\ud83d\\ude00"}', '"𠮷"', '{"__proto__":1}', '{"":0}',
];
const BAD = [
    "", " ", "{", "[1,]", '{"a":1,}', "{a:1}", "{'a':1}", "01", "+1", "1.", ".5", "1e", "--1", "NaN", "Infinity",
    "0x1", '"\t"', '"\\x"', '"\\ud800"', '"\\udc00"', '"\\ud800\\ud800"', "nul", "[1 2]", "1 2", "//", '"a',
    '{"a":1,"a":2}', '{"a":1,"\\u0061":2}', "\ufeff{}", "[1]x", '{"a"}', '{"a":}', "\u00a01",
];

test("a strict text is read as JSON.parse reads it", () => {
    for (const text of GOOD) assert.deepEqual(plain(read(text)), JSON.parse(text), text);
});

test("any other text is refused, also those that JSON.parse takes", () => {
    for (const text of BAD) assert.throws(() => read(text), JSONError, JSON.stringify(text));
});

test("bytes that are not UTF-8 are refused", () => {
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xc3]]) {
        assert.throws(() => parse(Uint8Array.from([0x22, ...bytes, 0x22])), JSONError, `${bytes}`);
    }
});

test("size, depth and count are bounded", () => {
    const { token } = LIMITS;
    const nested = (depth) => "[".repeat(depth) + "]".repeat(depth);
    const many = (count) => `[${Array(count - 1).fill(0)}]`;
    const long = (length) => `"${"a".repeat(length - 2)}"`;
    const bounds = [[nested, token.depth], [many, token.values], [long, token.bytes]];
    for (const [make, bound] of bounds) {
        read(make(bound), token);
        assert.throws(() => read(make(bound + 1), token), JSONError, make.name);
    }
});

test("no text at all makes the reader fail in another way", () => {
    const seeds = [...GOOD, ...BAD].map((text) => new TextEncoder().encode(text));
    for (const seed of seeds) {
        for (let place = 0; place < seed.length; place += 1) {
            for (const byte of [0, 0x22, 0x2c, 0x5b, 0x5c, 0x7b, 0x7d, 0x80, 0xff]) {
                const altered = Uint8Array.from(seed);
                altered[place] = byte;
                try {
                    parse(altered);
                } catch (error) {
                    assert.ok(error instanceof JSONError, String(error));
                }
            }
        }
    }
});
