// The claims of a certificate's payload, well-formed but so far believed by nobody. They are read from
// the payload alone: none of them may come from a disclosure.

import { MemberError, Members } from "./members.js";
import { isDate } from "./times.js";

/** SD-JWT VC, "JWT Claims Set": these must not be in disclosures; `iat` and `aud` by our choice. */
const UNDISCLOSABLE = new Set([
    "iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "aka_vcts", "status", "iat", "aud",
]);

/** Reads the claims; throws a `MemberError` with the first that is not as it must be. */
export function readClaims({ payload, disclosures }) {
    for (const { name } of disclosures) {
        if (UNDISCLOSABLE.has(name)) throw new MemberError(name);
    }
    const members = new Members(payload);
    members.string("iss");
    const claims = {
        type: members.string("vct"),
        issuedAt: members.count("iat"),
        notBefore: members.optional("nbf", members.count),
        expiresAt: members.optional("exp", members.count),
        certificate: readCertificate(members),
        status: readReference(payload),
    };
    if (claims.expiresAt <= claims.issuedAt) throw new MemberError("exp");
    // A certificate is for everybody; one with an audience is not for us (RFC 7519 section 4.1.3).
    if (members.has("aud")) throw new MemberError("aud");
    return claims;
}

function readCertificate(members) {
    const certificate = {};
    for (const name of ["number", "name", "programme", "cohort", "track", "institution"]) {
        certificate[name] = members.string(name);
    }
    for (const name of ["started", "completed"]) {
        certificate[name] = members.typed(name, (value) => typeof value === "string" && isDate(value));
    }
    const hours = members.optional("hours", members.count);
    return hours === undefined ? certificate : { ...certificate, hours };
}

function readReference(payload) {
    const status = payload.get("status");
    const reference = status instanceof Map ? status.get("status_list") : undefined;
    if (!(reference instanceof Map)) throw new MemberError("status");
    const members = new Members(reference);
    return { uri: members.string("uri"), index: members.count("idx") };
}
