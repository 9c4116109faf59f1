// Base64 with the URL-safe alphabet and without padding (RFC 4648 section 5, RFC 7515 section 2).

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const VALUES = new Uint8Array(128).fill(255);
for (let value = 0; value < 64; value += 1) VALUES[ALPHABET.charCodeAt(value)] = value;

/**
 * The bytes that `text` encodes, or null where it is not the one encoding of any bytes: a character
 * outside the alphabet, padding, an impossible length, or unused bits that are set.
 */
export function decode(text) {
    if (text.length % 4 === 1) return null;
    const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
    let [buffer, bits, length] = [0, 0, 0];
    for (let index = 0; index < text.length; index += 1) {
        const code = text.charCodeAt(index);
        const value = code < 128 ? VALUES[code] : 255;
        if (value === 255) return null;
        buffer = ((buffer << 6) | value) & 0xffff;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes[length] = buffer >> bits;
            length += 1;
        }
    }
    return (buffer & ((1 << bits) - 1)) === 0 ? bytes : null;
}

/** The encoding of `bytes`. */
export function encode(bytes) {
    let text = "";
    for (let index = 0; index < bytes.length; index += 3) {
        const left = bytes.length - index;
        const group = (bytes[index] << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
        for (let place = 0; place < (left > 2 ? 4 : left + 1); place += 1) {
            text += ALPHABET[(group >> (18 - 6 * place)) & 63];
        }
    }
    return text;
}
