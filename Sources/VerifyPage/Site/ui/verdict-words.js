// What an answer is called: revoked, suspended and superseded are told apart from altered.

import { say } from "./language.js";

/** How an answer looks: `tone` is its colour, `sign` its shape, the rest its words. */
export function appearance({ verdict, reasons }) {
    if (verdict === "valid") return worded("valid", "valid", VALID);
    if (verdict !== "invalid") return worded("undetermined", "undetermined", UNDETERMINED);
    const code = reasons[0]?.code;
    const { sign, ...words } = INVALID[code] ?? OTHERWISE_INVALID;
    if (words.summary === TAKEN_BACK && !isGenuine(reasons)) words.summary = DOES_NOT_COUNT;
    return worded("invalid", sign, words);
}

/** What is only taken back, or out of date, was issued; with any other reason nobody can tell. */
function isGenuine(reasons) {
    return reasons.every(({ code }) => INVALID[code]?.summary === TAKEN_BACK);
}

function worded(tone, sign, { headline, summary }) {
    return { tone, sign, headline: say(...headline), summary: say(...summary) };
}

const VALID = {
    headline: ["有效", "Valid"],
    summary: [
        "这份证书确由签发者签发，未被改动，目前有效。",
        "The issuer did issue this certificate. It has not been altered, and it is in force.",
    ],
};
const UNDETERMINED = {
    headline: ["无法判定", "Cannot be told"],
    summary: [
        "现在不能判断这份证书的真伪。这既不是有效，也不是伪造。",
        "Whether this certificate is genuine cannot be told now. It is neither confirmed nor refuted.",
    ],
};
const TAKEN_BACK = [
    "证书是真的，但现在不作数。",
    "The certificate is genuine, but it does not count now.",
];
const DOES_NOT_COUNT = [
    "这份证书不作数；是否真由签发者签发，也无法判定。",
    "The certificate does not count; nor can it be told whether the issuer signed it.",
];
const INVALID = {
    malformed: {
        sign: "forged",
        headline: ["无效：不是完整的证书", "Invalid: no complete certificate"],
        summary: ["读到的内容不是一份完整的证书。", "What was read is no complete certificate."],
    },
    unsupported_algorithm: {
        sign: "forged",
        headline: ["无效", "Invalid"],
        summary: [
            "它的签名算法不被接受，不能证明是谁签发的。",
            "Its kind of signature is not accepted, so nothing shows who signed it.",
        ],
    },
    signature_mismatch: {
        sign: "forged",
        headline: ["无效：伪造或被改动", "Invalid: forged or altered"],
        summary: [
            "签发者没有签发过这样的内容。不要相信它写的任何东西。",
            "The issuer has not signed this. Believe nothing that it says.",
        ],
    },
    disclosure_mismatch: {
        sign: "forged",
        headline: ["无效：附有不属于它的信息", "Invalid: facts that are not its own"],
        summary: [
            "证书附有签发者没有签名的个人信息。",
            "Personal facts were added that the issuer has not signed.",
        ],
    },
    expired: { sign: "ended", headline: ["无效：已过期", "Invalid: expired"], summary: TAKEN_BACK },
    not_yet_valid: {
        sign: "ended",
        headline: ["无效：尚未生效", "Invalid: not valid yet"],
        summary: TAKEN_BACK,
    },
    revoked: { sign: "revoked", headline: ["无效：已撤销", "Invalid: revoked"], summary: TAKEN_BACK },
    superseded: {
        sign: "superseded",
        headline: ["无效：已被新证书取代", "Invalid: replaced by a new one"],
        summary: TAKEN_BACK,
    },
    suspended: {
        sign: "suspended",
        headline: ["无效：已暂停", "Invalid: suspended"],
        summary: TAKEN_BACK,
    },
};
const OTHERWISE_INVALID = {
    sign: "forged",
    headline: ["无效", "Invalid"],
    summary: [
        "这份证书不符合签发的规则。",
        "The certificate breaks the rules that it was issued under.",
    ],
};
