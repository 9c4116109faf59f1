// Reads the token out of a file: its text, a PDF that carries it, or a picture of its QR code.

import { attachedTokens, isEncrypted } from "./attached.js";
import { qrReader, textsIn } from "./scanner.js";
import { certificatesAmong, tokenIn } from "./token-text.js";
import { troubles } from "./trouble-words.js";

const LIMIT = 32 << 20;

/** The token in a file; fails with a `Trouble`, which has a sentence for people. */
export async function tokenInFile(file) {
    if (file.size > LIMIT) throw troubles.tooLarge();
    const bytes = new Uint8Array(await readable(file));
    switch (kindOf(bytes)) {
        case "pdf": return only(attachedTokens(bytes), () => emptyPDF(bytes));
        case "picture": return only(await tokensInPicture(new Blob([bytes])), troubles.emptyPicture);
        default: return only([tokenIn(textOf(bytes))], troubles.noToken);
    }
}

/** The one token in a text that was pasted or scanned. */
export function tokenInText(text) {
    return only([tokenIn(text)], troubles.noToken);
}

async function readable(file) {
    try {
        return await file.arrayBuffer();
    } catch {
        throw troubles.unreadable();
    }
}

async function tokensInPicture(picture) {
    const reader = await qrReader();
    if (reader === null) throw troubles.noReader();
    const texts = await textsIn(reader, picture).catch(() => []);
    return texts.map(tokenIn).filter((token) => token !== "");
}

function emptyPDF(bytes) {
    return isEncrypted(bytes) ? troubles.encrypted() : troubles.emptyPDF();
}

/** The token of the one certificate among these, where null stands for several. */
function only(tokens, trouble) {
    const found = tokens.includes(null) ? [] : certificatesAmong(tokens);
    if (found.length > 1 || tokens.includes(null)) throw troubles.several();
    if (!found[0]) throw trouble();
    return found[0];
}

const PICTURES = ["\x89PNG\r\n", "\xff\xd8\xff", "GIF8", "RIFF"];

/** Readers take a PDF that has something else before it, such as a byte order mark. */
function kindOf(bytes) {
    const start = String.fromCharCode(...bytes.subarray(0, 1_024));
    if (PICTURES.some((magic) => start.startsWith(magic))) return "picture";
    return start.includes("%PDF-") ? "pdf" : "text";
}

function textOf(bytes) {
    return bytes.length > 1 << 20 ? "" : new TextDecoder().decode(bytes);
}
