// The facts of a certificate, each with the word that stands before it.

import { capitalised, say } from "./language.js";
import { dayWords, zoneWords } from "./moments.js";
import { FACTS, PHRASES, PRIVATE_FACTS } from "./words.js";

/** Pairs of a label and a value, in the order of the printed certificate; the name stands above. */
export function factRows(certificate, issuer) {
    return [
        [label(FACTS.number), certificate.number],
        [label(FACTS.programme), certificate.programme],
        [label(FACTS.cohort), certificate.cohort],
        [label(FACTS.track), certificate.track],
        [label(FACTS.institution), certificate.institution],
        [label(PHRASES.period), period(certificate)],
        [label(FACTS.hours), certificate.hours],
        [label(PHRASES.issued_on), dayOfIssue(certificate, issuer)],
    ].filter(isThere);
}

/** The private facts that the graduate chose to show. */
export function shownRows(certificate) {
    return Object.entries(PRIVATE_FACTS)
        .map(([name, words]) => [label(words), certificate.graduate?.[name]])
        .filter(isThere);
}

/** The word as it begins a row. */
export function label(words) {
    return capitalised(say(...words));
}

function period({ started, completed }) {
    return `${dayWords(started)} ${say("至", "to")} ${dayWords(completed)}`;
}

/** The day on the paper, and by whose clock it is one. */
function dayOfIssue({ issued_on: day }, issuer) {
    if (typeof day !== "string" || !Number.isInteger(issuer?.utc_offset)) return undefined;
    const zone = zoneWords(issuer.utc_offset);
    return say(`${dayWords(day)}（${zone}）`, `${dayWords(day)} (${zone})`);
}

function isThere([, value]) {
    return value !== undefined && value !== null && value !== "";
}
