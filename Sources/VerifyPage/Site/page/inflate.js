// DEFLATE in the zlib format (RFC 1950 and 1951), bounded and strict: the browser's own
// DecompressionStream is missing from many phones, and does not always see what follows a stream.

/** Bytes that are not a zlib stream that may be unpacked. */
export class InflateError extends Error {}

/**
 * Unpacks a zlib stream that is exactly these bytes, to at most `limit` bytes; as many as `following` may
 * follow it.
 */
export function inflateZlib(bytes, limit, following = 0) {
    if (bytes.length < 6) throw new InflateError("cut short");
    const [method, flags] = bytes;
    if ((method & 15) !== 8 || method >> 4 > 7 || ((method << 8) | flags) % 31 !== 0) {
        throw new InflateError("no zlib header");
    }
    if (flags & 0x20) throw new InflateError("a preset dictionary");
    const input = new BitReader(bytes, 2);
    const output = new Output(limit);
    while (!inflateBlock(input, output));
    const end = input.alignedPosition();
    const rest = bytes.length - end - 4;
    if (rest < 0 || rest > following) throw new InflateError("bytes follow the stream, or lack");
    const data = output.take();
    const checksum = new DataView(bytes.buffer, bytes.byteOffset + end, 4).getUint32(0);
    if (adler32(data) !== checksum) throw new InflateError("the checksum differs");
    return data;
}

/** Unpacks one block; whether it was the last. */
function inflateBlock(input, output) {
    const isLast = input.bits(1) === 1;
    const type = input.bits(2);
    if (type === 0) copyStored(input, output);
    else if (type === 1) copyCoded(input, output, FIXED);
    else if (type === 2) copyCoded(input, output, dynamicCodes(input));
    else throw new InflateError("no such block");
    return isLast;
}

function copyStored(input, output) {
    const position = input.alignedPosition();
    const [length, complement] = [input.word(position), input.word(position + 2)];
    if ((length ^ complement) !== 0xffff) throw new InflateError("the lengths of a block differ");
    output.append(input.range(position + 4, length));
}

const LENGTH_BASES = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163,
    195, 227, 258,
];
const DISTANCE_BASES = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577,
];

function copyCoded(input, output, { literals, distances }) {
    for (;;) {
        const symbol = literals.read(input);
        if (symbol < 256) {
            output.push(symbol);
            continue;
        }
        if (symbol === 256) return;
        const index = symbol - 257;
        if (index >= LENGTH_BASES.length) throw new InflateError("no such length");
        const length = LENGTH_BASES[index] + input.bits(lengthBits(index));
        const place = distances.read(input);
        if (place >= DISTANCE_BASES.length) throw new InflateError("no such distance");
        output.repeat(DISTANCE_BASES[place] + input.bits(Math.max(0, (place >> 1) - 1)), length);
    }
}

function lengthBits(index) {
    return index === 28 ? 0 : Math.max(0, (index >> 2) - 1);
}

const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** The codes that stand at the beginning of a block (RFC 1951 section 3.2.7). */
function dynamicCodes(input) {
    const [literals, distances] = [input.bits(5) + 257, input.bits(5) + 1];
    const count = input.bits(4) + 4;
    if (literals > 286 || distances > 30) throw new InflateError("too many symbols");
    const lengths = new Uint8Array(19);
    for (let index = 0; index < count; index += 1) lengths[CODE_LENGTH_ORDER[index]] = input.bits(3);
    const all = codeLengths(input, new Code(lengths, false), literals + distances);
    if (all[256] === 0) throw new InflateError("no end of the block");
    return {
        literals: new Code(all.subarray(0, literals), true),
        distances: new Code(all.subarray(literals), true),
    };
}

function codeLengths(input, code, total) {
    const lengths = new Uint8Array(total);
    let index = 0;
    while (index < total) {
        const symbol = code.read(input);
        if (symbol < 16) {
            lengths[index] = symbol;
            index += 1;
            continue;
        }
        if (symbol === 16 && index === 0) throw new InflateError("nothing to repeat");
        const value = symbol === 16 ? lengths[index - 1] : 0;
        const end = index + repetitions(input, symbol);
        if (end > total) throw new InflateError("too many lengths");
        lengths.fill(value, index, end);
        index = end;
    }
    return lengths;
}

function repetitions(input, symbol) {
    if (symbol === 16) return 3 + input.bits(2);
    return symbol === 17 ? 3 + input.bits(3) : 11 + input.bits(7);
}

/** A canonical Huffman code (RFC 1951 section 3.2.2), read bit by bit. */
class Code {
    /** With `mayBeOne`, a code of one symbol or none is allowed although it is not complete. */
    constructor(lengths, mayBeOne) {
        this.counts = new Uint16Array(16);
        for (const length of lengths) this.counts[length] += 1;
        this.counts[0] = 0;
        this.check(mayBeOne);
        const offsets = new Uint16Array(17);
        for (let length = 1; length < 16; length += 1) {
            offsets[length + 1] = offsets[length] + this.counts[length];
        }
        this.symbols = new Uint16Array(offsets[16]);
        for (const [symbol, length] of lengths.entries()) {
            if (length === 0) continue;
            this.symbols[offsets[length]] = symbol;
            offsets[length] += 1;
        }
    }

    check(mayBeOne) {
        let left = 1;
        let used = 0;
        for (let length = 1; length < 16; length += 1) {
            left = left * 2 - this.counts[length];
            used += this.counts[length];
            if (left < 0) throw new InflateError("a code with too many symbols");
        }
        const isOne = used === 0 || (used === 1 && this.counts[1] === 1);
        if (left > 0 && !(mayBeOne && isOne)) throw new InflateError("a code that is not complete");
    }

    read(input) {
        let [code, first, index] = [0, 0, 0];
        for (let length = 1; length < 16; length += 1) {
            code |= input.bits(1);
            const count = this.counts[length];
            if (code - first < count) return this.symbols[index + code - first];
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        throw new InflateError("no such symbol");
    }
}

const FIXED = {
    literals: new Code(
        Uint8Array.from({ length: 288 }, (_, n) => (n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8)), false),
    distances: new Code(new Uint8Array(32).fill(5), false),
};

/** Bits, the lowest of a byte first. */
class BitReader {
    constructor(bytes, position) {
        [this.bytes, this.position, this.bit] = [bytes, position, 0];
    }

    bits(count) {
        let value = 0;
        for (let index = 0; index < count; index += 1) {
            if (this.position >= this.bytes.length) throw new InflateError("cut short");
            value |= ((this.bytes[this.position] >> this.bit) & 1) << index;
            this.bit = (this.bit + 1) & 7;
            if (this.bit === 0) this.position += 1;
        }
        return value;
    }

    /** Where the next whole byte begins. */
    alignedPosition() {
        if (this.bit > 0) [this.bit, this.position] = [0, this.position + 1];
        return this.position;
    }

    word(position) {
        if (position + 2 > this.bytes.length) throw new InflateError("cut short");
        return this.bytes[position] | (this.bytes[position + 1] << 8);
    }

    /** So many bytes; reading goes on behind them. */
    range(position, length) {
        if (position + length > this.bytes.length) throw new InflateError("cut short");
        this.position = position + length;
        return this.bytes.subarray(position, position + length);
    }
}

/** What has been unpacked, in a buffer that grows up to the limit. */
class Output {
    constructor(limit) {
        [this.limit, this.length] = [limit, 0];
        this.bytes = new Uint8Array(Math.min(limit, 1 << 15));
    }

    reserve(count) {
        const needed = this.length + count;
        if (needed > this.limit) throw new InflateError("too long");
        if (needed <= this.bytes.length) return;
        const larger = new Uint8Array(Math.min(this.limit, Math.max(needed, this.bytes.length * 2)));
        larger.set(this.bytes.subarray(0, this.length));
        this.bytes = larger;
    }

    push(byte) {
        this.reserve(1);
        this.bytes[this.length] = byte;
        this.length += 1;
    }

    append(bytes) {
        this.reserve(bytes.length);
        this.bytes.set(bytes, this.length);
        this.length += bytes.length;
    }

    repeat(distance, length) {
        if (distance > this.length) throw new InflateError("a distance too far back");
        this.reserve(length);
        const { bytes, length: start } = this;
        for (let place = start; place < start + length; place += 1) bytes[place] = bytes[place - distance];
        this.length += length;
    }

    take() {
        return this.bytes.subarray(0, this.length);
    }
}

function adler32(bytes) {
    let [a, b] = [1, 0];
    for (let place = 0; place < bytes.length; place += 1) {
        a += bytes[place];
        if (a >= 65_521) a -= 65_521;
        b = (b + a) % 65_521;
    }
    return ((b << 16) | a) >>> 0;
}
