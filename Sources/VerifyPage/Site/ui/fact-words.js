// The facts of a certificate, each with the word that stands before it.

import { say } from "./language.js";
import { dayWords, zoneWords } from "./moments.js";

/** Pairs of a label and a value, in the order of the printed certificate; the name stands above. */
export function factRows(certificate, issuer) {
    return [
        [say("证书编号", "Number"), certificate.number],
        [say("培训项目", "Programme"), certificate.programme],
        [say("届次", "Cohort"), certificate.cohort],
        [say("培训方向", "Track"), certificate.track],
        [say("承担机构", "Institution"), certificate.institution],
        [say("起止", "From and to"), period(certificate)],
        [say("学时", "Hours"), certificate.hours],
        [say("签发日期", "Issued on"), dayOfIssue(certificate, issuer)],
    ].filter(isThere);
}

/** The private facts that the graduate chose to show. */
export function shownRows(certificate) {
    return PRIVATE.map(([name, zh, en]) => [say(zh, en), certificate.graduate?.[name]]).filter(isThere);
}

const PRIVATE = [
    ["id_type", "证件类型", "ID type"],
    ["id_number", "证件号码", "ID number"],
    ["id_last4", "证件号后四位", "ID, last four"],
    ["enterprise", "单位名称", "Enterprise"],
    ["credit_code", "统一社会信用代码", "Credit code"],
    ["region", "地区", "Region"],
    ["industry", "行业", "Industry"],
    ["title", "职务", "Title"],
];

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
