// Finds the token in what was scanned, pasted or read from a file.

const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+(~[\w-]+)*~$/;

/** Longer texts are no link and no token. */
const LIMIT = 64 << 10;

/**
 * The token in a link or a text, `""` where there is nothing like one, or null where there are several.
 * What is only somewhat like a token is handed on: the verifier says what is wrong with it.
 */
export function tokenIn(text) {
    if (text.length > LIMIT) return "";
    const words = text.split(/\s+/).filter((word) => word !== "").map(withoutLink);
    if (words.filter((word) => TOKEN.test(word)).length > 1) return null;
    // A mail may have broken the text into lines.
    const token = withoutLink(words.join(""));
    return /^[^<>"]*\.[^<>"]*\.[^<>"]*$/.test(token) && token.length > 20 && !token.includes("/")
        ? token : "";
}

/** Whether a text is a token and nothing else. */
export function isToken(text) {
    return TOKEN.test(text);
}

/** A link has its token behind the #; some programs write ~ as %7E there. */
function withoutLink(text) {
    return text.slice(text.indexOf("#") + 1).replace(/%7E/gi, "~");
}
