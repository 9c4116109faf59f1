// Finds the tokens that are attached to a PDF (ISO 32000-1 section 7.11.4), without understanding the rest
// of it: by the command line's rules, which Sources/Extraction has.

import { InflateError, inflateZlib } from "../page/inflate.js";
import { firstPlace, pdfStreams, startsWith } from "./pdf-streams.js";

/** Far more than any token has. */
const CONTENT = 64 << 10;
/** How many packed streams are unpacked: of those that say that they are attached files, and of the others. */
const MAXIMUM_PACKED = 4_096;

/** By its look alone: the verifier says what is wrong with it. */
const RESEMBLES_TOKEN = /^eyJ[^.~]*\.[^.~]*\.[^.~]*~(.*~)?$/s;

/** Every different token in the files that are attached to a PDF. */
export function attachedTokens(bytes) {
    const tokens = new Set();
    const left = { marked: MAXIMUM_PACKED, unmarked: MAXIMUM_PACKED };
    for (const { dictionary, content } of pdfStreams(bytes)) {
        const file = content.length > CONTENT ? null : attachedFile(dictionary, content, left);
        if (file === null) continue;
        const text = mayBeToken(file) ? withoutSpaces(new TextDecoder("latin1").decode(file)) : "";
        if (RESEMBLES_TOKEN.test(text)) tokens.add(text);
    }
    return [...tokens];
}

/** Whether a PDF is encrypted, so that what is attached to it cannot be seen. */
export function isEncrypted(bytes) {
    return firstPlace(bytes, "/Encrypt") >= 0;
}

/** The file in a stream, or null where it is something else. */
function attachedFile(dictionary, content, left) {
    const isMarked = firstPlace(dictionary, "/EmbeddedFile") >= 0;
    // The type may be left out, and some programs do so.
    if (!isMarked && firstPlace(dictionary, "/Type") >= 0) return null;
    if (firstPlace(dictionary, "/FlateDecode") < 0) return content;
    const kind = isMarked ? "marked" : "unmarked";
    left[kind] -= 1;
    return left[kind] < 0 ? null : unpacked(content);
}

/** A line end may stand before `endstream`. */
function unpacked(content) {
    try {
        return inflateZlib(content, CONTENT, 2);
    } catch (error) {
        if (error instanceof InflateError) return null;
        throw error;
    }
}

/** Of a hundred thousand streams few begin as a token does. */
function mayBeToken(file) {
    let place = 0;
    while (AROUND.includes(String.fromCharCode(file[place]))) place += 1;
    return startsWith(file, "eyJ", place);
}

/** The white space that an editor leaves around a token. */
const AROUND = " \t\r\n";

function withoutSpaces(text) {
    let [start, end] = [0, text.length];
    while (start < end && AROUND.includes(text[start])) start += 1;
    while (start < end && AROUND.includes(text[end - 1])) end -= 1;
    return text.slice(start, end);
}
