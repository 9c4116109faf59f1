// What an answer is called: revoked, suspended and superseded are told apart from altered.

import { capitalised, say } from "./language.js";
import { STATUSES, VERDICTS } from "./words.js";

/** What the verdict is called, as it begins a line. */
export function verdictWord(verdict) {
    return capitalised(say(...(VERDICTS[verdict] ?? VERDICTS.undetermined)));
}

/** How an answer looks: `tone` is its colour, `sign` its shape, the rest its words. */
export function appearance({ verdict, reasons }) {
    if (verdict === "valid") return worded(verdict, { sign: "valid", summary: VALID });
    if (verdict !== "invalid") return worded("undetermined", { sign: "undetermined", summary: UNDETERMINED });
    const words = INVALID[reasons[0]?.code] ?? OTHERWISE_INVALID;
    const isUnproved = words.summary === TAKEN_BACK && !isGenuine(reasons);
    return worded(verdict, isUnproved ? { ...words, summary: DOES_NOT_COUNT } : words);
}

/** What is only taken back, or out of date, was issued; with any other reason nobody can tell. */
function isGenuine(reasons) {
    return reasons.every(({ code }) => INVALID[code]?.summary === TAKEN_BACK);
}

function worded(verdict, { sign, kind, summary }) {
    const headline = verdictWord(verdict) + (kind === undefined ? "" : say("：", ": ") + say(...kind));
    return { tone: verdict, sign, headline, summary: say(...summary) };
}

const VALID = [
    "这份证书确由签发者签发，未被改动，目前有效。",
    "The issuer did issue this certificate. It has not been altered, and it is in force.",
];
const UNDETERMINED = [
    "现在不能判断这份证书的真伪。这既不是有效，也不是伪造。",
    "Whether this certificate is genuine cannot be told now. It is neither confirmed nor refuted.",
];
const TAKEN_BACK = [
    "证书是真的，但现在不作数。",
    "The certificate is genuine, but it does not count now.",
];
const DOES_NOT_COUNT = [
    "这份证书不作数；是否真由签发者签发，也无法判定。",
    "The certificate does not count; nor can it be told whether the issuer signed it.",
];
/** By the first reason: the sign, the kind of invalidity that stands in the headline, and a summary. */
const INVALID = {
    malformed: {
        sign: "forged",
        kind: ["不是完整的证书", "no complete certificate"],
        summary: ["读到的内容不是一份完整的证书。", "What was read is no complete certificate."],
    },
    unsupported_algorithm: {
        sign: "forged",
        summary: [
            "它的签名算法不被接受，不能证明是谁签发的。",
            "Its kind of signature is not accepted, so nothing shows who signed it.",
        ],
    },
    signature_mismatch: {
        sign: "forged",
        kind: ["伪造或被改动", "forged or altered"],
        summary: [
            "签发者没有签发过这样的内容。不要相信它写的任何东西。",
            "The issuer has not signed this. Believe nothing that it says.",
        ],
    },
    disclosure_mismatch: {
        sign: "forged",
        kind: ["附有不属于它的信息", "facts that are not its own"],
        summary: [
            "证书附有签发者没有签名的个人信息。",
            "Personal facts were added that the issuer has not signed.",
        ],
    },
    expired: { sign: "ended", kind: ["已过期", "expired"], summary: TAKEN_BACK },
    not_yet_valid: { sign: "ended", kind: ["尚未生效", "not valid yet"], summary: TAKEN_BACK },
    revoked: { sign: "revoked", kind: STATUSES.revoked, summary: TAKEN_BACK },
    superseded: { sign: "superseded", kind: ["已被新证书取代", "replaced by a new one"], summary: TAKEN_BACK },
    suspended: { sign: "suspended", kind: STATUSES.suspended, summary: TAKEN_BACK },
};
const OTHERWISE_INVALID = {
    sign: "forged",
    summary: [
        "这份证书不符合签发的规则。",
        "The certificate breaks the rules that it was issued under.",
    ],
};
