// The page: takes a token from the link, the form, a file or the camera, and shows the answer.

import { SITE } from "../site.js";
import { answerParts } from "./answer.js";
import { beginAsking, hideAsking, retell, showAsking } from "./asking.js";
import { element, harmless } from "./elements.js";
import { tokenInText } from "./files.js";
import { keepPage } from "./keeping.js";
import { beginLanguage, say } from "./language.js";
import { loadLists } from "./lists.js";
import { answerOf, isForServer, serverAnswerOf } from "./verifying.js";

const host = location.host;
const official = new URL(SITE.issuer).host;
const answerBox = document.getElementById("answer");
const progress = document.getElementById("progress");

/** What is shown now: the token and the answer to it, or null. It stands nowhere else. */
let shown = null;
/** How often something was asked: a slow answer to an older question is not shown. */
let asked = 0;
/** Settled as soon as the page is known to be the newest, or that cannot be told. */
let newest = Promise.resolve();

begin();

function begin() {
    beginLanguage(render);
    beginAsking(check);
    for (const name of ["starting", "incomplete"]) document.getElementById(name).remove();
    document.getElementById("host").textContent = host;
    const token = takeFragment();
    newest = keepPage(() => reload(token));
    window.addEventListener("hashchange", () => checkFragment(takeFragment()));
    window.addEventListener("offline", render);
    window.addEventListener("online", render);
    if (token === "") showAsking();
    else checkFragment(token);
    render();
}

/** Reads the fragment once, and takes it out of the address and the history. */
function takeFragment() {
    const fragment = location.hash.slice(1);
    if (fragment !== "") history.replaceState(null, "", location.pathname);
    return fragment;
}

/** A newer page begins again with the same link, which never leaves the browser. */
async function reload(fragment) {
    const isBusy = shown === null && fragment === "" && document.getElementById("token").value !== "";
    if (isBusy) return;
    if (fragment !== "") history.replaceState(null, "", `#${fragment}`);
    location.reload();
    await new Promise(() => {});
}

function checkFragment(fragment) {
    if (fragment === "") return;
    try {
        check(tokenInText(fragment));
    } catch (trouble) {
        showAsking(trouble);
    }
}

async function check(token) {
    await answering(token, async () => {
        await newest;
        return answerOf(token, loadLists);
    });
}

async function askServer() {
    const { token } = shown;
    await answering(token, () => serverAnswerOf(token));
}

async function answering(token, work) {
    asked += 1;
    const mine = asked;
    hideAsking();
    answerBox.hidden = true;
    progress.textContent = say("正在查验……", "Verifying …");
    const answer = await work();
    if (mine !== asked) return;
    progress.textContent = "";
    shown = { token, answer };
    render();
    document.getElementById("headline").focus();
    window.scrollTo(0, 0);
}

function again() {
    shown = null;
    render();
    showAsking(null, true);
}

function render() {
    retell();
    renderNotices();
    document.getElementById("office").textContent = harmless(say(SITE.name.zh, SITE.name.en ?? SITE.name.zh));
    document.title = shown === null ? say("结业证书查验", "Certificate verification") : title();
    answerBox.hidden = shown === null;
    answerBox.replaceChildren(...(shown === null ? [] : parts(shown.answer)));
}

/** That there is no network is said before anything is verified; how old the lists are, beside the answer. */
function renderNotices() {
    const words = say(
        "离线：本页用此前保存的名单查验，结果中会写明其时间。",
        "Offline: this page verifies with the lists that it has kept; the answer says how old they are.");
    const notices = document.getElementById("notices");
    notices.replaceChildren(...(navigator.onLine ? [] : [element("p", { class: "notice" }, words)]));
}

function parts(answer) {
    const { now, keptSince, byServer = false } = answer;
    return answerParts(
        answer, { host, official, now, keptSince, byServer },
        { again, askServer: isForServer(answer) ? askServer : null, host });
}

function title() {
    const verdict = shown.answer.verdict;
    const word = {
        valid: say("有效", "Valid"), invalid: say("无效", "Invalid"),
    }[verdict] ?? say("无法判定", "Cannot be told");
    return `${word} – ${say("结业证书查验", "Certificate verification")}`;
}
