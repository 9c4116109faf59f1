// A selectively disclosable JWT (RFC 9901) in its compact serialisation and without key binding:
// <JWT>~<disclosure>~…~, well-formed but not verified.

import { TokenError, bytesOf, claimsOf, parseJWS } from "./jws.js";
import { LIMITS, parse } from "./strict-json.js";

/** The most disclosures that a token may have. */
export const MAXIMUM_DISCLOSURES = 64;

/** Reads a token of at most 16 KiB. */
export function parseSDJWT(text) {
    if (text.length > LIMITS.token.bytes) throw new TokenError(`longer than ${LIMITS.token.bytes} bytes`);
    if (text.startsWith("{")) throw new TokenError("JSON serialisation, not the compact one");
    const [jwt, ...rest] = text.split("~");
    if (rest.length === 0) throw new TokenError("no ~: this is no SD-JWT");
    if (rest.pop() !== "") throw new TokenError("something follows the last ~; key binding is not supported");
    if (rest.length > MAXIMUM_DISCLOSURES) {
        throw new TokenError(`more than ${MAXIMUM_DISCLOSURES} disclosures`);
    }
    const jws = parseJWS(jwt);
    return { jws, payload: claimsOf(jws), disclosures: rest.map(readDisclosure) };
}

/** A disclosure (RFC 9901 section 4.2): the name of a member, or undefined for an array's element. */
function readDisclosure(encoded, place) {
    if (encoded === "") throw new TokenError(`disclosure ${place} is empty`);
    const elements = parseElements(bytesOf(encoded, `disclosure ${place}`), place);
    const [salt, name] = elements;
    const isWellFormed =
        (elements.length === 2 || (elements.length === 3 && typeof name === "string"))
        && typeof salt === "string";
    if (!isWellFormed) {
        throw new TokenError(`disclosure ${place} is no array of salt, name and value`);
    }
    if (elements.length === 2) return { encoded, value: elements[1] };
    if (name === "_sd" || name === "...") {
        throw new TokenError(`disclosure ${place} has a reserved name`);
    }
    return { encoded, name, value: elements[2] };
}

function parseElements(bytes, place) {
    let value;
    try {
        value = parse(bytes);
    } catch (error) {
        throw new TokenError(`disclosure ${place}: ${error.message}`);
    }
    return Array.isArray(value) ? value : [];
}
