// Every reason as a sentence, and what to do about it.

import { say } from "./language.js";

/** The reason as one sentence; the codes are those of the verifier. */
export function reasonSentence(code) {
    const words = SENTENCES[code] ?? ["出于此页尚不认识的原因。", "For a reason that this page does not know yet."];
    return say(...words);
}

/** What the person who checks the certificate can do, in a sentence or two; null for a valid one. */
export function advice({ verdict, reasons }) {
    if (verdict === "valid") return null;
    const words = reasons.map(({ code }) => ADVICE[code]);
    if (verdict === "invalid") return say(...(words[0] ?? REFUSE));
    return say(...(words.find((some) => some !== undefined) ?? ASK));
}

const SENTENCES = {
    malformed: ["这不是一份完整的证书令牌。", "This is no complete certificate token."],
    unsupported_algorithm: ["令牌所写的签名算法不被接受。", "The token names an algorithm that is not accepted."],
    signature_mismatch: ["签名不符：证书是伪造的，或被改动过。", "The signature does not match: it was forged, or altered."],
    type_not_allowed: ["签发者无权签发此类证书。", "The issuer may not issue certificates of this type."],
    key_not_active: ["签发时间不在密钥的使用期内。", "It was signed outside its key’s life."],
    not_yet_valid: ["证书尚未生效。", "It is not valid yet."],
    expired: ["证书已过期。", "It has expired."],
    disclosure_mismatch: ["随附的个人信息不属于这份证书。", "Personal facts travel with it that do not belong to it."],
    revoked: ["签发者已将其撤销。", "The issuer has revoked it."],
    superseded: ["已由更正后的新证书取代。", "A corrected certificate has replaced it."],
    suspended: ["签发者暂停了它的效力。", "The issuer has suspended it for now."],
    unknown_issuer: ["签发者不在信任列表中。", "Its issuer is not in the trust list."],
    unknown_key: ["签发密钥不在信任列表中；列表可能不是最新的。", "Its key is not in the trust list, which may be old."],
    key_compromised: ["签发密钥已泄露，无法判断是谁签发的。", "Its key was compromised, so nobody can tell who signed."],
    status_missing: ["没有这份证书的状态列表。", "There is no status list for it."],
    status_stale: ["状态列表已过时，无法得知证书是否被撤销。", "The status list is out of date, so it may have been revoked since."],
    status_mismatch: ["状态列表与这份证书的签发者不符。", "The status list is not its issuer’s."],
    trust_list_expired: ["信任列表已过期。", "The trust list has expired."],
    algorithm_unavailable: [
        "此浏览器不能核对这份证书所用的签名算法（例如国密 SM2）。",
        "This browser cannot check the certificate’s kind of signature (SM2, for instance).",
    ],
    // What only the page can say.
    no_webcrypto: [
        "此页不是经安全连接（https）打开的，浏览器因此不提供密码功能。",
        "This page was not opened over a secure connection (https), so the browser offers no cryptography.",
    ],
    lists_unreachable: [
        "取不到签发者的信任列表和状态列表。",
        "The issuer’s trust and status lists cannot be reached.",
    ],
    trust_refused: [
        "本站提供的信任列表未通过核对。",
        "The trust list that this host serves does not hold.",
    ],
    no_answer: ["服务器没有给出答复。", "The server gave no answer."],
};

const REFUSE = [
    "请勿接受这份证书。如有疑问，请按本页所示的官方主机联系签发者，不要使用证书上印的联系方式。",
    "Do not accept it. In doubt, write to the issuer at its official host; do not use contacts printed on the certificate.",
];
const ASK = [
    "这不表示证书是伪造的。请稍后再查验，或联系签发者。",
    "This does not mean that it is forged. Verify again later, or ask the issuer.",
];
const NEWER = [
    "这不表示证书是伪造的。请连接网络、核对本机的日期和时间，然后重新查验。",
    "This does not mean that it is forged. Connect to the network, check this device’s date and time, and verify again.",
];
const ADVICE = {
    malformed: [
        "请确认令牌完整：重新扫码，或向持有人索取原文件（PDF 或 .sd-jwt）。",
        "Make sure that it is complete: scan again, or ask the bearer for the original file (PDF or .sd-jwt).",
    ],
    not_yet_valid: [
        "请核对本机的日期和时间，然后重新查验。",
        "Check this device’s date and time, and verify again.",
    ],
    revoked: [
        "请勿接受这份证书。撤销的原因只有签发者知道，请向签发者询问。",
        "Do not accept it. Only the issuer knows why it was revoked: ask there.",
    ],
    superseded: [
        "请向持有人索取更正后的新证书，并查验那一份。",
        "Ask the bearer for the corrected certificate, and verify that one.",
    ],
    suspended: [
        "目前请勿接受。暂停可能会解除：请过些时候再查验，或询问签发者。",
        "Do not accept it for now. A suspension may be lifted: verify again later, or ask the issuer.",
    ],
    unknown_issuer: [
        "请核对证书上印的网址：它可能由另一个网站查验。",
        "Compare the address printed on the certificate: another site may be the one that verifies it.",
    ],
    unknown_key: NEWER,
    status_missing: NEWER,
    status_stale: NEWER,
    trust_list_expired: NEWER,
    lists_unreachable: NEWER,
    key_compromised: [
        "请向签发者询问，并向持有人索取重新签发的证书。",
        "Ask the issuer, and ask the bearer for a certificate issued anew.",
    ],
    algorithm_unavailable: [
        "这不表示证书是伪造的。可以请本站的服务器查验，或用 jieye 命令行程序查验。",
        "This does not mean that it is forged. Let this host’s server check it, or the jieye command line.",
    ],
    no_webcrypto: [
        "这不表示证书是伪造的。请以 https:// 开头的地址打开本页。",
        "This does not mean that it is forged. Open this page at its address with https://.",
    ],
};
