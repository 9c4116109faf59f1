// The streams of a PDF (ISO 32000-1 section 7.3.8), found by their keywords in one pass: those who alter
// documents break the tables in them, but a stream's dictionary stands in the file as it is.

/** Farther before its content no dictionary begins that is of interest. */
const DICTIONARY = 4 << 10;

/** Every stream: the bytes of its dictionary and of its content. */
export function* pdfStreams(bytes) {
    let earliest = 0;
    let place = 0;
    for (;;) {
        const keyword = firstPlace(bytes, "stream", place);
        if (keyword < 0) return;
        place = keyword + "stream".length;
        const start = afterLineEnd(bytes, place);
        if (start === null || !isAfterDictionary(bytes, keyword)) continue;
        const end = firstPlace(bytes, "endstream", start);
        if (end < 0) return;
        const around = bytes.subarray(Math.max(earliest, keyword - DICTIONARY), keyword);
        const begin = Math.max(0, lastPlace(around, " obj"));
        yield { dictionary: around.subarray(begin), content: bytes.subarray(start, end) };
        place = end + "endstream".length;
        earliest = place;
    }
}

/** Where an ASCII word begins in bytes, from a place on; -1 where it does not. */
export function firstPlace(bytes, word, from = 0) {
    const last = bytes.length - word.length;
    for (let place = from; place <= last; place += 1) {
        if (startsWith(bytes, word, place)) return place;
    }
    return -1;
}

function lastPlace(bytes, word) {
    for (let place = bytes.length - word.length; place >= 0; place -= 1) {
        if (startsWith(bytes, word, place)) return place;
    }
    return -1;
}

/** Whether bytes have an ASCII word at a place. */
export function startsWith(bytes, word, place) {
    let index = 0;
    while (index < word.length && bytes[place + index] === word.charCodeAt(index)) index += 1;
    return index === word.length;
}

/** Where the content begins: behind the line end that must follow the keyword; null where none does. */
function afterLineEnd(bytes, place) {
    if (bytes[place] === 0x0d && bytes[place + 1] === 0x0a) return place + 2;
    return bytes[place] === 0x0a || bytes[place] === 0x0d ? place + 1 : null;
}

/** The white space of a PDF. */
const SPACE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);

/** A word in a text or a name is no keyword: the `>>` that ends a dictionary stands before one. */
function isAfterDictionary(bytes, keyword) {
    const earliest = Math.max(0, keyword - 64);
    let place = keyword - 1;
    while (place >= earliest && SPACE.has(bytes[place])) place -= 1;
    return place >= Math.max(1, earliest) && bytes[place] === 0x3e && bytes[place - 1] === 0x3e;
}
