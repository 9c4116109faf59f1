// The verdict on a certificate's token, found inside the browser. It is the command line's and the
// endpoint's verdict, reason by reason: Tests/Vectors/verdicts.json holds all of them to it.

import { readClaims } from "./claims.js";
import { processedPayload } from "./disclosure-walk.js";
import { isIssuerURL } from "./issuer-url.js";
import { TokenError } from "./jws.js";
import { isAlgorithm, signatureBy } from "./keys.js";
import { MemberError } from "./members.js";
import { parseSDJWT } from "./sd-jwt.js";
import { TrustError, UnavailableError } from "./signed-document.js";
import { statusAt } from "./status-list.js";
import { SKEW, dayOfIssue, formatTime } from "./times.js";
import { isActive } from "./trust-list.js";
import { proveTrust } from "./trust.js";

/**
 * Every reason, in the order in which reasons are listed: first those that make a certificate invalid,
 * then those for which it cannot be told. The last two are the page's own: the bundle does not hold
 * under the pinned root, or there is no WebCrypto, as on a page that did not come over https.
 */
const INVALID = [
    "malformed", "unsupported_algorithm", "signature_mismatch", "type_not_allowed", "key_not_active",
    "not_yet_valid", "expired", "disclosure_mismatch", "revoked", "superseded", "suspended",
];
const UNDETERMINED = [
    "unknown_issuer", "unknown_key", "key_compromised", "status_missing", "status_stale",
    "status_mismatch", "trust_list_expired", "algorithm_unavailable", "trust_refused", "no_webcrypto",
];
const ORDER = [...INVALID, ...UNDETERMINED];

const FACTS = [
    "id_type", "id_number", "id_last4", "enterprise", "credit_code", "region", "industry", "title",
];

/**
 * The verdict on a text that should be a token, in the form of `POST /api/verify`: `verdict` ("valid",
 * "invalid" or "undetermined"), `reasons` with `code` and `detail`, `certificate`, `issuer`, `status`
 * and `checked_at`. `bundle` is the bytes of offline.json, `root` the pinned thumbprint, `at` the time
 * in seconds. Whatever the text and the bundle are, it throws nothing.
 *
 * `algorithm_unavailable` says with its detail which algorithm this browser cannot check.
 */
export function verify(text, { bundle, root, at, crypto }) {
    return verifyUnder(() => proveTrust(bundle, root, crypto), text, { at, crypto });
}

/** The same under the trust that `prove` gives, or fails to give as `proveTrust` does. */
export async function verifyUnder(prove, text, { at, crypto }) {
    const verification = new Verification(at, crypto);
    if (!hasWebCrypto(crypto)) return verification.end("no_webcrypto");
    try {
        verification.trust = await prove();
    } catch (error) {
        if (error instanceof UnavailableError) {
            return verification.end("algorithm_unavailable", error.algorithm);
        }
        if (error instanceof TrustError) return verification.end("trust_refused", error.message);
        throw error;
    }
    return verification.verdict(text);
}

/** Whether anything can be proved: a page that did not come over https has no WebCrypto. */
export function hasWebCrypto(crypto) {
    return crypto?.subtle !== undefined;
}

/**
 * One question: collects every reason on the way. As long as the signature does not hold, what the
 * claims say is nobody's word, and only the form of the token and the state of the trust are reasons.
 */
class Verification {
    constructor(at, crypto) {
        [this.now, this.crypto, this.reasons] = [at, crypto, []];
        [this.certificate, this.issuer, this.status] = [null, null, null];
    }

    async verdict(text) {
        try {
            this.token = parseSDJWT(text);
        } catch (error) {
            if (error instanceof TokenError) return this.end("malformed", printable(error.message));
            throw error;
        }
        if (this.token.jws.type !== "dc+sd-jwt") return this.end("malformed", "typ");
        const claims = this.readClaims();
        this.checkTrustList();
        const issuer = this.findIssuer();
        const key = issuer && this.findKey(issuer);
        if (key === undefined) {
            if (!isAlgorithm(this.token.jws.algorithm)) this.note("unsupported_algorithm");
            return this.end();
        }
        if (!(await this.signatureHolds(key))) return this.end();
        this.issuer = { url: issuer.url, name: issuer.name, utc_offset: issuer.offset };
        if (claims !== undefined) await this.believe(claims, issuer, key);
        return this.end();
    }

    /** What the claims say counts from here on. */
    async believe(claims, issuer, key) {
        if (!issuer.types.includes(claims.type)) this.note("type_not_allowed", claims.type);
        this.checkDates(claims, key);
        const graduate = await this.readGraduate();
        this.certificate = { ...claims.certificate, issued_at: formatTime(claims.issuedAt) };
        const day = dayOfIssue(claims.issuedAt, issuer.offset);
        if (day !== undefined) this.certificate.issued_on = day;
        this.certificate.graduate = graduate;
        this.checkStatus(claims.status, issuer);
    }

    readClaims() {
        try {
            return readClaims(this.token);
        } catch (error) {
            if (!(error instanceof MemberError)) throw error;
            this.note("malformed", error.member);
            return undefined;
        }
    }

    checkTrustList() {
        const { expiresAt } = this.trust.trustList;
        if (expiresAt <= this.now) this.note("trust_list_expired", formatTime(expiresAt));
    }

    findIssuer() {
        const url = this.token.payload.get("iss");
        if (typeof url !== "string") return undefined;
        const issuer = this.trust.trustList.issuers.get(url);
        // Only what can be a name of an issuer is repeated; the rest is anybody's text.
        if (issuer === undefined) this.note("unknown_issuer", isIssuerURL(url) ? url : "");
        return issuer;
    }

    findKey({ keys }) {
        const { keyID } = this.token.jws;
        const key = keys.find((key) => key.use === "certificate" && key.keyID === keyID);
        if (key === undefined) this.note("unknown_key");
        else if (key.compromisedAt !== undefined) {
            this.note("key_compromised", formatTime(key.compromisedAt));
        }
        return key;
    }

    async signatureHolds({ publicKey, keyID }) {
        const { name } = publicKey.algorithm;
        if (this.token.jws.algorithm !== name) {
            this.note("unsupported_algorithm", name);
            return false;
        }
        const answer = await signatureBy(publicKey, this.token.jws, this.crypto);
        if (answer === "unavailable") this.note("algorithm_unavailable", name);
        if (answer === "differs") this.note("signature_mismatch", keyID);
        return answer === "holds";
    }

    checkDates({ issuedAt, notBefore, expiresAt }, key) {
        if (!isActive(key, issuedAt)) this.note("key_not_active", formatTime(issuedAt));
        const begin = Math.max(issuedAt, notBefore ?? issuedAt);
        if (begin - SKEW > this.now) this.note("not_yet_valid", formatTime(begin));
        if (expiresAt + SKEW <= this.now) this.note("expired", formatTime(expiresAt));
    }

    async readGraduate() {
        try {
            const facts = (await processedPayload(this.token, this.crypto)).get("graduate");
            if (!(facts instanceof Map)) return {};
            const disclosed = FACTS.filter((name) => typeof facts.get(name) === "string");
            return Object.fromEntries(disclosed.map((name) => [name, facts.get(name)]));
        } catch (error) {
            if (!(error instanceof TokenError)) throw error;
            this.note("disclosure_mismatch", error.message);
            return {};
        }
    }

    checkStatus({ uri, index }, issuer) {
        const unavailable = this.trust.unavailable.get(uri);
        if (unavailable !== undefined) return this.note("algorithm_unavailable", unavailable);
        const copies = this.trust.lists.filter((list) => list.issuer === issuer.url && list.uri === uri);
        if (copies.length === 0) {
            return this.note(this.trust.claimed.has(uri) ? "status_mismatch" : "status_missing", uri);
        }
        // The newest copy decides, also once it has ended: an older one that lives longer says what the
        // issuer has stopped to say.
        const list = copies.find((copy) => copy.issuedAt - SKEW <= this.now);
        if (list === undefined || list.expiresAt <= this.now) {
            return this.note("status_stale", formatTime((list ?? copies[0]).issuedAt));
        }
        const value = statusAt(list, index);
        if (value === undefined) return this.note("status_mismatch", `${uri} ${index}`);
        if (value !== "valid") this.note(value, formatTime(list.issuedAt));
        this.status = { value, as_of: formatTime(list.issuedAt) };
    }

    note(code, detail = "") {
        this.reasons.push({ code, detail });
    }

    /** The verdict from the reasons so far, and one more where it is given. */
    end(code, detail) {
        if (code !== undefined) this.note(code, detail);
        const rank = ({ code }) => ORDER.indexOf(code);
        const reasons = [...this.reasons].sort((one, other) => rank(one) - rank(other));
        const outcome = INVALID.includes(reasons[0]?.code) ? "invalid" : "undetermined";
        return {
            verdict: reasons.length === 0 ? "valid" : outcome,
            reasons,
            certificate: this.certificate, issuer: this.issuer, status: this.status,
            checked_at: formatTime(this.now),
        };
    }
}

/** Only so much of a text that nobody signed as can do no harm on a screen. */
function printable(text) {
    return text.slice(0, 160).replace(/[^ -~]/g, "?");
}
