// Finds the token in what was scanned, pasted or read from a file.

const TOKEN = /^eyJ[\w-]*\.[\w-]+\.[\w-]+(~[\w-]+)*~$/;

/** Longer texts are no link and no token. */
const LIMIT = 64 << 10;
/** No token is shorter. */
const LEAST = 20;

/**
 * The token in a link or a message, `""` where there is nothing like one, or null where there are several
 * certificates. What is only somewhat like a token is handed on: the verifier says what is wrong with it.
 */
export function tokenIn(text) {
    if (text.length > LIMIT) return "";
    const plain = unescaped(text).replace(INVISIBLE, "");
    const words = wordsIn(plain);
    const whole = certificatesAmong(words.filter(isToken));
    if (whole.length > 0) return theOnly(whole);
    // A mail may have broken the token into lines.
    const joined = plain.replace(/\s+/g, "");
    const broken = certificatesAmong(tokensAmongLetters(joined));
    if (broken.length > 0) return theOnly(broken);
    return resemblingToken(wordsIn(joined)) ?? resemblingToken(words) ?? "";
}

/** Whether a text is a token and nothing else. */
export function isToken(text) {
    return TOKEN.test(text);
}

/** One token for each certificate: of those that differ only in what they disclose, the longest. */
export function certificatesAmong(tokens) {
    const longest = new Map();
    for (const token of tokens) {
        const [signed] = token.split("~", 1);
        if (token.length > (longest.get(signed)?.length ?? 0)) longest.set(signed, token);
    }
    return [...longest.values()];
}

function theOnly(tokens) {
    return tokens.length === 1 ? tokens[0] : null;
}

/** Zero-width characters and others that nobody sees, as some programs put around what is copied. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

/** Some programs write ~ as %7E in a link. */
function unescaped(text) {
    return text.replace(/%([2-7][0-9A-F])/gi, (_, digits) => String.fromCharCode(parseInt(digits, 16)));
}

/** What could be tokens: a link's beginning, quotes, brackets and the words of a message stand around them. */
function wordsIn(text) {
    const words = text.match(/[\w.~-]+/g) ?? [];
    return words.map((word) => withoutEnd(word.replace(/^[._~-]+/, "")));
}

/** A word without the dots of a sentence; behind the last `~` of a token also without what people draw. */
function withoutEnd(word) {
    let end = word.length;
    while (".-_".includes(word[end - 1] ?? " ")) end -= 1;
    if (word[end - 1] === "~") return word.slice(0, end);
    end = word.length;
    while (word[end - 1] === ".") end -= 1;
    return word.slice(0, end);
}

/** The tokens in a text that has lost its spaces, so that other words may stick to them. */
function tokensAmongLetters(text) {
    return wordsIn(text).flatMap((run) => {
        const parts = run.split(".");
        const triples = parts.slice(2).map((end, index) => {
            const start = parts[index].slice(parts[index].lastIndexOf("~") + 1);
            const signature = end.slice(0, end.lastIndexOf("~") + 1);
            return [start.replace(/^.*?(?=eyJ)/, ""), parts[index + 1], signature].join(".");
        });
        return triples.filter(isToken);
    });
}

function resemblingToken(words) {
    return words.find((word) => word.startsWith("eyJ") && word.length > LEAST);
}
