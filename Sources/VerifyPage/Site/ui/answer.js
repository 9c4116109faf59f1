// The answer as a person sees it: sign, headline, reasons, what to do, the certificate's facts, and
// what the answer rests on.

import { button, element, foreignText, harmless } from "./elements.js";
import { factRows, label, shownRows } from "./fact-words.js";
import { language, phrase, say } from "./language.js";
import { ageWords, momentWords } from "./moments.js";
import { advice, reasonSentence } from "./reason-words.js";
import { signDrawing } from "./signs.js";
import { appearance } from "./verdict-words.js";
import { FACTS, PHRASES, STATUSES } from "./words.js";

/**
 * Everything that is shown of an answer. `circumstances` are `host` (the page's own), `official` (the
 * issuer's), `now`, `keptSince` (a date where the lists come out of the browser's own store), `instead` (why)
 * and `byServer`; `actions` are what its buttons do, or null where there is nothing to be done.
 */
export function answerParts(answer, circumstances, actions) {
    const looks = appearance(answer);
    return [
        element(
            "article", { class: `answer ${looks.tone}`, "data-verdict": answer.verdict },
            heading(looks), here(answer, circumstances),
            element("div", { class: "body" },
                reasonList(answer), adviceBox(answer, actions), certificate(answer), bearer(answer),
                basis(answer, circumstances))),
        buttons(actions),
    ];
}

function heading({ sign, headline, summary }) {
    return element("header", { class: "verdict" },
        signDrawing(sign),
        element("div", {},
            element("h2", { id: "headline", tabindex: "-1" }, headline),
            element("p", { class: "summary" }, summary)));
}

/** Where the answer was given, and how old the status is: beside the verdict, seen without scrolling. */
function here({ status }, { host, official, now }) {
    const age = status
        ? say(`状态截至${ageWords(new Date(status.as_of), now)}`,
            `status as of ${ageWords(new Date(status.as_of), now)}`)
        : say("状态不明", "status not known");
    return element("p", { class: host === official ? "here" : "here elsewhere" },
        element("span", {}, say("本页主机 ", "this page’s host: "), hostName(host)),
        host === official ? null
            : element("span", {}, say("注意：签发者的官方主机是 ", "take care: the issuer’s official host is "), hostName(official)),
        element("span", {}, age));
}

function hostName(host) {
    return element("strong", { class: "host", dir: "ltr" }, host);
}

function reasonList({ reasons }) {
    if (reasons.length === 0) return null;
    return element("ul", { class: "reasons" }, ...reasons.map(reasonItem));
}

function reasonItem({ code, detail }) {
    const precise = detail ? `${code}: ${harmless(detail)}` : code;
    return element("li", { "data-code": code },
        reasonSentence(code),
        element("code", { lang: "en" }, element("bdi", {}, precise)));
}

function adviceBox(answer, actions) {
    const words = advice(answer);
    if (words === null) return null;
    return section("advice", say("怎么办", "What to do"), element("p", {}, words),
        actions.askServer === null ? null : serverOffer(answer, actions));
}

function serverOffer({ byServer }, { askServer, host }) {
    const label = byServer ? say("再次发送", "Send it once more") : say("发送给服务器核验", "Send it to the server");
    return element("div", { class: "offer" },
        element("p", {},
            say("服务器能核验。如果您同意，整份证书（含姓名）会发送到 ",
                "The server can check it. If you agree, the whole certificate with the name in it is sent to "),
            hostName(host), say("。", ".")),
        button(label, askServer, { id: "ask-server" }));
}

function certificate(answer) {
    if (!answer.certificate) return null;
    const title = answer.verdict === "valid"
        ? say("证书内容", "The certificate says")
        : say("证书上写着（不能作为凭据）", "The certificate says (and must not be relied on)");
    return section("certificate", title,
        element("p", { class: "name" }, foreignText(answer.certificate.name)),
        issuedBy(answer.issuer),
        rows(factRows(answer.certificate, answer.issuer)),
        shown(shownRows(answer.certificate)));
}

function issuedBy(issuer) {
    if (!issuer) return null;
    const name = language === "en" ? issuer.name.en ?? issuer.name.zh : issuer.name.zh;
    return element("p", { class: "issuer" },
        say("签发者：", "Issued by "), foreignText(name), say("（", " ("),
        element("bdi", { dir: "ltr", class: "host" }, harmless(hostOf(issuer.url))), say("）", ")"));
}

function shown(pairs) {
    if (pairs.length === 0) return null;
    return element("div", { class: "shown" },
        element("h4", {}, say("持有人出示的个人信息", "Personal facts that the bearer shows")), rows(pairs));
}

function bearer({ verdict, certificate }) {
    if (!certificate || verdict === "invalid") return null;
    const proved = verdict === "valid" ? PHRASES.bearer_not_proved : PHRASES.nothing_proved;
    const compare = certificate.graduate?.id_last4 ? PHRASES.compare_last_four : PHRASES.compare_name;
    return section("bearer", say("还须核对持有人", "The bearer still has to be identified"),
        element("p", {}, say(...proved) + say("", " ") + say(...compare)));
}

/** What the answer rests on: lists and how old they are, clock, host. */
function basis(answer, circumstances) {
    const pairs = [
        [label(FACTS.status), statusWords(answer.status, circumstances)],
        [label(PHRASES.verified_at), momentWords(circumstances.now)],
        [say("核验者", "Verified by"), verifierWords(circumstances)],
        [say("本页主机", "This page’s host"), hostWords(circumstances)],
    ];
    return section("basis", say("依据", "What this rests on"), rows(pairs));
}

function statusWords(status, circumstances) {
    const words = status ? knownStatus(status, circumstances.now) : say("不明", "not known");
    return words + keptWords(circumstances);
}

function keptWords({ now, keptSince, instead }) {
    if (keptSince === null) return "";
    const age = ageWords(keptSince, now);
    if (instead === "refused") {
        return say(`；本站现在的名单未通过核对或更旧，改用${age}保存的名单`,
            `; the lists that this host serves now do not hold or are older, so those kept ${age} were used`);
    }
    return navigator.onLine
        ? say(`；没能取到本站现在的名单，改用${age}保存的名单`,
            `; the lists of this host could not be had, so those kept ${age} were used`)
        : say(`；离线，名单保存于${age}`, `; offline, with lists kept ${age}`);
}

function knownStatus(status, now) {
    const moment = new Date(status.as_of);
    const words = STATUSES[status.value];
    return phrase(PHRASES.status_as_of, {
        status: words ? say(...words) : harmless(status.value),
        time: momentWords(moment) + say("，", ", ") + ageWords(moment, now),
    });
}

function verifierWords({ byServer, host }) {
    if (byServer) return say(`服务器 ${host}`, `the server ${host}`);
    return say("本浏览器，未发送任何内容", "this browser, and nothing was sent");
}

function hostWords({ host, official }) {
    const shown = hostName(host);
    const words = host === official
        ? say("——请与证书上印的网址对照", " – compare it with the address printed on the certificate")
        : say(`——注意：签发者的官方主机是 ${official}`, ` – take care: the issuer’s official host is ${official}`);
    return element("span", host === official ? {} : { class: "caution" }, shown, words);
}

function buttons({ again, retry }) {
    return element("p", { class: "actions" },
        retry === null ? null : button(say("再核验一次", "Verify it once more"), retry, { id: "retry" }),
        button(say("核验另一份", "Verify another"), again, { id: "again", class: "primary" }),
        button(say("打印结果", "Print"), () => window.print(), { id: "print" }));
}

function section(name, title, ...content) {
    return element("section", { class: name }, element("h3", {}, title), ...content);
}

function rows(pairs) {
    return element("dl", {}, ...pairs.flatMap(([label, value]) => [
        element("dt", {}, label),
        element("dd", {}, value instanceof Node ? value : foreignText(value)),
    ]));
}

function hostOf(url) {
    return String(url).replace(/^https:\/\//, "");
}
