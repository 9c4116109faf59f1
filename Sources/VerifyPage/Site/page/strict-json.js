// The one reader for every JSON text that comes from outside: RFC 8259 and no more. UTF-8 without
// byte order mark, no member twice in an object, no half of a surrogate pair, nothing after the
// value; size, depth and number of values are bounded.

/** How much a text may hold: bytes, levels inside each other, and values in all. */
export const LIMITS = {
    /** For a certificate's token. */
    token: { bytes: 16 << 10, depth: 16, values: 256 },
    /** For a signed list. */
    list: { bytes: 1 << 20, depth: 16, values: 65_536 },
    /** For an offline bundle. */
    document: { bytes: 64 << 20, depth: 16, values: 1 << 20 },
};

/** Bytes that are no such text. */
export class JSONError extends Error {}

/** A number that is no integer from -2^53 to 2^53; its text as it stands. */
export class Decimal {
    constructor(text) {
        this.text = text;
    }
}

/**
 * The value that the bytes are the text of. Objects are maps, arrays are arrays, integers from -2^53
 * to 2^53 are numbers, and every other number is a `Decimal`.
 */
export function parse(bytes, limits = LIMITS.token) {
    if (bytes.length > limits.bytes) throw new JSONError(`longer than ${limits.bytes} bytes`);
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
        throw new JSONError("a byte order mark stands at the beginning");
    }
    const parser = new Parser(bytes, limits);
    const value = parser.value();
    parser.skipSpace();
    if (parser.position < bytes.length) throw parser.error("data follows the value");
    return value;
}

/** The object that the bytes are the text of; any other value is an error. */
export function parseObject(bytes, limits = LIMITS.token) {
    const value = parse(bytes, limits);
    if (!(value instanceof Map)) throw new JSONError("not a JSON object");
    return value;
}

const SPACES = new Set([0x20, 0x09, 0x0a, 0x0d]);
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ESCAPES = new Map([
    ['"', '"'], ["\\", "\\"], ["/", "/"],
    ["b", "\b"], ["f", "\f"], ["n", "\n"], ["r", "\r"], ["t", "\t"],
]);
const MAXIMUM_INTEGER = 1n << 53n;

class Parser {
    constructor(bytes, limits) {
        [this.bytes, this.limits] = [bytes, limits];
        [this.position, this.depth, this.values] = [0, 0, 0];
    }

    error(what) {
        return new JSONError(`${what} at byte ${this.position}`);
    }

    value() {
        this.skipSpace();
        this.values += 1;
        if (this.values > this.limits.values) throw this.error("too many values");
        const character = String.fromCharCode(this.bytes[this.position] ?? 0);
        switch (character) {
            case '"': return this.string();
            case "{": return this.object();
            case "[": return this.array();
            case "t": return this.literal("true", true);
            case "f": return this.literal("false", false);
            case "n": return this.literal("null", null);
            default: return this.number();
        }
    }

    skipSpace() {
        while (SPACES.has(this.bytes[this.position])) this.position += 1;
    }

    take(character) {
        if (this.bytes[this.position] !== character.charCodeAt(0)) return false;
        this.position += 1;
        return true;
    }

    expect(character) {
        if (!this.take(character)) throw this.error(`no ${character}`);
    }

    literal(text, value) {
        for (const character of text) this.expect(character);
        return value;
    }

    enter() {
        this.depth += 1;
        if (this.depth > this.limits.depth) throw this.error("too many levels");
        this.position += 1;
    }

    object() {
        this.enter();
        const members = new Map();
        this.skipSpace();
        if (!this.take("}")) {
            do this.member(members);
            while (this.take(","));
            this.expect("}");
        }
        this.depth -= 1;
        return members;
    }

    member(members) {
        this.skipSpace();
        if (this.bytes[this.position] !== QUOTE) throw this.error("no name");
        const name = this.string();
        if (members.has(name)) throw this.error("a member stands twice");
        this.skipSpace();
        this.expect(":");
        members.set(name, this.value());
        this.skipSpace();
    }

    array() {
        this.enter();
        const elements = [];
        this.skipSpace();
        if (!this.take("]")) {
            do {
                elements.push(this.value());
                this.skipSpace();
            } while (this.take(","));
            this.expect("]");
        }
        this.depth -= 1;
        return elements;
    }

    number() {
        const start = this.position;
        this.take("-");
        if (!this.take("0")) this.digits();
        const end = this.position;
        if (this.take(".")) this.digits();
        if (this.take("e") || this.take("E")) {
            if (!this.take("+")) this.take("-");
            this.digits();
        }
        const text = utf8(this.bytes.subarray(start, this.position));
        return this.position === end ? integer(text) : new Decimal(text);
    }

    digits() {
        const first = this.position;
        while (this.bytes[this.position] >= 0x30 && this.bytes[this.position] <= 0x39) {
            this.position += 1;
        }
        if (this.position === first) throw this.error("no digit");
    }

    string() {
        this.position += 1;
        let text = this.plain();
        while (!this.take('"')) text += this.escape() + this.plain();
        return text;
    }

    /** The text up to the next quotation mark or backslash. */
    plain() {
        const start = this.position;
        let index = start;
        while (index < this.bytes.length) {
            const byte = this.bytes[index];
            if (byte === QUOTE || byte === BACKSLASH) break;
            if (byte < 0x20) throw this.error("a control character in a string");
            index += 1;
        }
        this.position = index;
        if (index === this.bytes.length) throw this.error("the text ends in a string");
        return utf8(this.bytes.subarray(start, index));
    }

    escape() {
        this.position += 1;
        if (this.take("u")) return this.unicodeEscape();
        const character = String.fromCharCode(this.bytes[this.position] ?? 0);
        if (!ESCAPES.has(character)) throw this.error("no such escape");
        this.position += 1;
        return ESCAPES.get(character);
    }

    /** The character after `\u`, of which a second escape is the other half where it is needed. */
    unicodeEscape() {
        const unit = this.codeUnit();
        if (unit < 0xd800 || unit > 0xdfff) return String.fromCharCode(unit);
        if (unit > 0xdbff || !this.take("\\") || !this.take("u")) {
            throw this.error("half of a surrogate pair");
        }
        const trail = this.codeUnit();
        if (trail < 0xdc00 || trail > 0xdfff) throw this.error("half of a surrogate pair");
        return String.fromCharCode(unit, trail);
    }

    codeUnit() {
        const digits = String.fromCharCode(...this.bytes.subarray(this.position, this.position + 4));
        if (!/^[0-9A-Fa-f]{4}$/.test(digits)) throw this.error("no such escape");
        this.position += 4;
        return parseInt(digits, 16);
    }
}

/** An integer of ours, or a decimal: beyond 2^53, or `-0`. */
function integer(text) {
    if (text.length > 17 || text === "-0") return new Decimal(text);
    const value = BigInt(text);
    const magnitude = value < 0n ? -value : value;
    return magnitude <= MAXIMUM_INTEGER ? Number(value) : new Decimal(text);
}

function utf8(bytes) {
    try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
        throw new JSONError("not UTF-8");
    }
}
