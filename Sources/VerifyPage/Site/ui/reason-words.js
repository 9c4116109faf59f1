// Every reason as a sentence, and what to do about it.

import { say } from "./language.js";
import { ADVICE, REASONS } from "./words.js";

/** The reason as one sentence; the codes are those of the verifier. */
export function reasonSentence(code) {
    return say(...wordsFor(code));
}

/** What the person who checks the certificate can do, in a sentence or two; null for a valid one. */
export function advice({ verdict, reasons }) {
    if (verdict === "valid") return null;
    // Reasons stand in their order: the first is the gravest.
    const [, , code = verdict === "invalid" ? "refuse" : "ask"] = wordsFor(reasons[0]?.code);
    return say(...(ADVICE[code] ?? ONLY_HERE[code])) + hint(code);
}

function wordsFor(code) {
    return REASONS[code] ?? OF_THE_PAGE[code] ?? UNKNOWN;
}

/** How newer lists are had here, where the page itself asks for them. */
function hint(code) {
    if (code !== "get_lists") return "";
    return say("请连接网络，并核对本机的日期和时间。", " Connect to the network, and check the date and time of this device.");
}

const UNKNOWN = ["出于此页尚不认识的原因。", "For a reason that this page does not know yet."];

/** What only the page can say. */
const OF_THE_PAGE = {
    no_webcrypto: [
        "此页不是经安全连接（https）打开的，浏览器因此不提供密码功能。",
        "This page was not opened over a secure connection (https), so the browser offers no cryptography.",
        "open_securely",
    ],
    lists_unreachable: [
        "取不到签发者的信任列表和状态列表。",
        "The issuer’s trust and status lists cannot be reached.",
        "get_lists",
    ],
    trust_refused: [
        "本站提供的信任列表未通过核对。",
        "The trust list that this host serves does not hold.",
    ],
    no_answer: ["服务器没有给出答复。", "The server gave no answer."],
};

const ONLY_HERE = {
    ask: [
        "这不表示证书是伪造的。请稍后再核验，或联系签发者。",
        "This does not mean that it is forged. Verify again later, or ask the issuer.",
    ],
    open_securely: [
        "这不表示证书是伪造的。请以 https:// 开头的地址打开本页。",
        "This does not mean that it is forged. Open this page at its address with https://.",
    ],
};
