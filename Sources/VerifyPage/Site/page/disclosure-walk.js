// Puts disclosures into the places of their digests: RFC 9901 section 7.1, step 3.

import { encode } from "./base64url.js";
import { TokenError } from "./jws.js";
import { sha256 } from "./sha256.js";
import { LIMITS } from "./strict-json.js";

/** The payload of a token with every disclosed fact in its place, and no digests. */
export async function processedPayload(token, crypto) {
    const places = new Map();
    for (const [place, disclosure] of token.disclosures.entries()) {
        const digest = encode(await sha256(disclosure.encoded, crypto));
        if (places.has(digest)) throw new TokenError(`disclosure ${place} stands twice`);
        places.set(digest, place);
    }
    const walk = new Walk(token.disclosures, places);
    const claims = walk.claims(token.payload);
    const unused = token.disclosures.findIndex((_, place) => !walk.used.has(place));
    if (unused >= 0) throw new TokenError(`no digest refers to disclosure ${unused}`);
    return claims;
}

class Walk {
    constructor(disclosures, places) {
        [this.disclosures, this.places] = [disclosures, places];
        [this.seen, this.used, this.depth] = [new Set(), new Set(), 0];
    }

    claims(payload) {
        if (!payload.has("_sd_alg")) return this.object(payload);
        if (payload.get("_sd_alg") !== "sha-256") throw new TokenError("_sd_alg is not sha-256");
        const rest = new Map(payload);
        rest.delete("_sd_alg");
        return this.object(rest);
    }

    value(value) {
        if (value instanceof Map) return this.object(value);
        return Array.isArray(value) ? this.array(value) : value;
    }

    object(object) {
        this.enter();
        const result = new Map();
        for (const [name, value] of object) {
            if (name === "_sd") continue;
            checkName(name);
            result.set(name, this.value(value));
        }
        if (object.has("_sd")) this.disclose(object.get("_sd"), result);
        this.depth -= 1;
        return result;
    }

    disclose(digests, object) {
        if (!Array.isArray(digests)) throw new TokenError("_sd is no array of strings");
        for (const digest of digests) {
            if (typeof digest !== "string") throw new TokenError("_sd is no array of strings");
            const place = this.placeOf(digest);
            if (place === undefined) continue;
            const { name, value } = this.disclosures[place];
            if (name === undefined) throw outOfPlace(place);
            checkName(name);
            // Also against what other disclosures of this object have just put there.
            if (object.has(name)) {
                throw new TokenError(`disclosure ${place} has the name ${name}, which is already there`);
            }
            object.set(name, this.value(value));
        }
    }

    array(elements) {
        this.enter();
        const result = [];
        for (const element of elements) {
            const digest = placeholder(element);
            if (digest === undefined) {
                result.push(this.value(element));
                continue;
            }
            const place = this.placeOf(digest);
            if (place === undefined) continue;
            const { name, value } = this.disclosures[place];
            if (name !== undefined) throw outOfPlace(place);
            result.push(this.value(value));
        }
        this.depth -= 1;
        return result;
    }

    /**
     * The place of the disclosure with this digest, or undefined: the digest may be a decoy, or its
     * disclosure was left out.
     */
    placeOf(digest) {
        if (this.seen.has(digest)) throw new TokenError(`the digest ${digest} stands twice`);
        this.seen.add(digest);
        const place = this.places.get(digest);
        if (place !== undefined) this.used.add(place);
        return place;
    }

    enter() {
        this.depth += 1;
        const limit = LIMITS.token.depth;
        if (this.depth > limit) throw new TokenError(`disclosures nest more than ${limit} levels deep`);
    }
}

/** The digest in {"...": digest}, or undefined where the element is something else. */
function placeholder(element) {
    if (!(element instanceof Map) || !element.has("...")) return undefined;
    const digest = element.get("...");
    if (element.size !== 1 || typeof digest !== "string") throw malformedPlaceholder();
    return digest;
}

function checkName(name) {
    if (name === "...") throw malformedPlaceholder();
    if (name === "_sd_alg") throw new TokenError("_sd_alg stands elsewhere than at the top");
}

function malformedPlaceholder() {
    return new TokenError("a member ... stands where none is allowed");
}

function outOfPlace(place) {
    return new TokenError(`disclosure ${place} does not fit its place`);
}
