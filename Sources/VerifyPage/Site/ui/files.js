// Reads the token out of a file: its text, a PDF that carries it, or a picture of its QR code.

import { attachedTokens } from "./attached.js";
import { qrReader, textsIn } from "./scanner.js";
import { tokenIn } from "./token-text.js";
import { troubles } from "./trouble-words.js";

const LIMIT = 32 << 20;

/** The token in a file; fails with a `Trouble`, which has a sentence for people. */
export async function tokenInFile(file) {
    if (file.size > LIMIT) throw troubles.tooLarge();
    const bytes = new Uint8Array(await readable(file));
    switch (kindOf(bytes)) {
        case "pdf": return only(attachedTokens(bytes), troubles.emptyPDF);
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
    return [...new Set(texts.map(tokenIn))].filter((token) => token !== "");
}

function only(tokens, trouble) {
    if (tokens.length > 1 || tokens[0] === null) throw troubles.several();
    if (!tokens[0]) throw trouble();
    return tokens[0];
}

const KINDS = [
    ["pdf", "%PDF-"], ["picture", "\x89PNG\r\n"], ["picture", "\xff\xd8\xff"],
    ["picture", "GIF8"], ["picture", "RIFF"],
];

function kindOf(bytes) {
    const start = String.fromCharCode(...bytes.subarray(0, 8));
    return KINDS.find(([, magic]) => start.startsWith(magic))?.[0];
}

function textOf(bytes) {
    return bytes.length > 1 << 20 ? "" : new TextDecoder().decode(bytes);
}
