// The page's DEFLATE beside zlib's.

import assert from "node:assert/strict";
import { test } from "node:test";
import zlib from "node:zlib";
import { InflateError, inflateZlib } from "../../Sources/VerifyPage/Site/page/inflate.js";

const LIMIT = 1 << 17;

/** Numbers that are the same in every run. */
function* random(seed) {
    for (let state = seed >>> 0; ;) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        yield state >>> 8;
    }
}

function sample(kind, size) {
    const numbers = random(size + kind.length);
    const next = () => numbers.next().value;
    const bytes = {
        zeros: () => 0,
        noise: () => next() & 255,
        statuses: () => (next() % 50 === 0 ? 1 << (next() % 8) : 0),
        text: () => 97 + (next() % 7),
    };
    return Uint8Array.from({ length: size }, bytes[kind]);
}

const STRATEGIES = ["Z_DEFAULT_STRATEGY", "Z_HUFFMAN_ONLY", "Z_RLE", "Z_FIXED"];

test("whatever zlib packs is unpacked to the same bytes", () => {
    for (const kind of ["zeros", "noise", "statuses", "text"]) {
        for (const size of [0, 1, 257, 32_768, 131_072]) {
            for (const [place, strategy] of STRATEGIES.entries()) {
                const data = sample(kind, size);
                const options = { level: [9, 1, 6, 0][place], strategy: zlib.constants[strategy] };
                const packed = zlib.deflateSync(data, options);
                assert.deepEqual(inflateZlib(packed, LIMIT), data, `${kind} ${size} ${strategy}`);
            }
        }
    }
});

test("a stream that unpacks to more than the limit is refused before it is unpacked", () => {
    const bomb = zlib.deflateSync(new Uint8Array(64 << 20), { level: 9 });
    const begin = process.hrtime.bigint();
    assert.throws(() => inflateZlib(bomb, LIMIT), InflateError);
    assert.ok(process.hrtime.bigint() - begin < 500_000_000n);
    const full = zlib.deflateSync(new Uint8Array(LIMIT));
    assert.equal(inflateZlib(full, LIMIT).length, LIMIT);
    assert.throws(() => inflateZlib(zlib.deflateSync(new Uint8Array(LIMIT + 1)), LIMIT), InflateError);
});

test("a stream that is cut or followed by anything is refused", () => {
    const packed = zlib.deflateSync(sample("statuses", 5_000));
    for (let length = 0; length < packed.length; length += 1) {
        assert.throws(() => inflateZlib(packed.subarray(0, length), LIMIT), InflateError, `${length}`);
    }
    assert.throws(() => inflateZlib(Buffer.concat([packed, packed]), LIMIT), InflateError);
    assert.throws(() => inflateZlib(Buffer.concat([packed, Buffer.alloc(1)]), LIMIT), InflateError);
});

test("whatever is flipped in a stream, it unpacks as by zlib or is refused", () => {
    const packed = zlib.deflateSync(sample("text", 700));
    for (let bit = 0; bit < packed.length * 8; bit += 1) {
        const altered = Buffer.from(packed);
        altered[bit >> 3] ^= 1 << (bit & 7);
        assert.deepEqual(attempt(inflateZlib, altered), attempt(zlibInflate, altered), `bit ${bit}`);
    }
});

function attempt(inflate, bytes) {
    try {
        return Array.from(inflate(bytes, LIMIT));
    } catch {
        return "refused";
    }
}

function zlibInflate(bytes) {
    const { buffer, engine } = zlib.inflateSync(bytes, { info: true, maxOutputLength: LIMIT });
    // zlib ignores what follows a stream.
    if (engine.bytesWritten !== bytes.length) throw new Error("something follows");
    return buffer;
}
