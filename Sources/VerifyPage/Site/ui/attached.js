// Finds the token that is attached to a PDF, without understanding the rest of it.

import { inflateZlib } from "../page/inflate.js";
import { isToken } from "./token-text.js";

const MAXIMUM_STREAMS = 64;
const DICTIONARY = 4 << 10;
const CONTENT = 64 << 10;

/** Every different token in the streams that a PDF marks as embedded files. */
export function attachedTokens(bytes) {
    const tokens = new Set();
    let place = 0;
    for (let count = 0; count < MAXIMUM_STREAMS; count += 1) {
        place = indexOf(bytes, "/EmbeddedFile", place);
        if (place < 0) break;
        const text = streamText(bytes, place);
        if (text !== null && isToken(text)) tokens.add(text);
        place += 1;
    }
    return [...tokens];
}

/** The text of the stream of the object around a place, or null where there is none. */
function streamText(bytes, place) {
    const keyword = indexOf(bytes, "stream", place, place + DICTIONARY);
    const end = indexOf(bytes, "endobj", place, place + DICTIONARY);
    if (keyword < 0 || (end >= 0 && end < keyword)) return null;
    const start = afterLineEnd(bytes, keyword + "stream".length);
    const stop = indexOf(bytes, "endstream", start, start + CONTENT);
    if (stop < 0) return null;
    const content = bytes.subarray(start, stop);
    return latin(isDeflated(bytes, place, keyword) ? inflated(content) : content).trim();
}

function isDeflated(bytes, place, keyword) {
    const around = latin(bytes.subarray(Math.max(0, place - 512), keyword));
    return around.slice(around.lastIndexOf(" obj") + 1).includes("/FlateDecode");
}

/** A stream ends before the line end that stands before its `endstream`, if there is one. */
function inflated(content) {
    for (const cut of [0, 1, 2]) {
        try {
            return inflateZlib(content.subarray(0, content.length - cut), CONTENT);
        } catch {
            continue;
        }
    }
    return new Uint8Array();
}

function afterLineEnd(bytes, place) {
    const next = bytes[place] === 0x0d ? place + 1 : place;
    return bytes[next] === 0x0a ? next + 1 : next;
}

/** Where an ASCII word begins in the bytes from `start` to before `end`, or -1. */
function indexOf(bytes, word, start, end = bytes.length) {
    const first = word.charCodeAt(0);
    let place = bytes.indexOf(first, start);
    while (place >= 0 && place + word.length <= end) {
        if (latin(bytes.subarray(place, place + word.length)) === word) return place;
        place = bytes.indexOf(first, place + 1);
    }
    return -1;
}

function latin(bytes) {
    return new TextDecoder("latin1").decode(bytes);
}
