// The page: takes a token from the link, the form, a file or the camera, and shows the answer.

import { SITE } from "../site.js";
import { answerParts } from "./answer.js";
import { beginAsking, emptyForm, focusForm, hideAsking, isAsking, retell, showForm, tellTrouble } from "./asking.js";
import { element, harmless } from "./elements.js";
import { tokenInText } from "./files.js";
import { keepPage } from "./keeping.js";
import { beginLanguage, say } from "./language.js";
import { loadLists } from "./lists.js";
import { Trouble } from "./trouble-words.js";
import { verdictWord } from "./verdict-words.js";
import { answerOf, isForRetry, isForServer, serverAnswerOf } from "./verifying.js";

const host = location.host;
const official = new URL(SITE.issuer).host;
const answerBox = document.getElementById("answer");
const progress = document.getElementById("progress");

/**
 * The question of now, with its token and its answer as soon as they are known. Each is an object of its own: what
 * is still pending for an older one is never shown. The token stands nowhere else.
 */
let current = newQuestion();
/** Whether a newer page has taken over, which is to answer what is asked. */
let isReplaced = false;
/** Settled as soon as the page that runs is the one that answers. */
let newest = Promise.resolve();

begin();

function begin() {
    beginLanguage(render);
    beginAsking(ask);
    for (const name of ["starting", "incomplete"]) document.getElementById(name).remove();
    const left = history.state;
    const fragment = takeFragment();
    // Hosts may serve two versions in turn: the page is replaced once in a visit, and then answers.
    if (left === null) newest = keepPage(replace);
    window.addEventListener("hashchange", () => askFragment(takeFragment()));
    window.addEventListener("offline", renderNotices);
    window.addEventListener("online", renderNotices);
    render();
    if (fragment !== "") askFragment(fragment);
    else if (typeof left?.token === "string") ask(() => left.token);
    else showForm();
    // Kept for use offline, also where nothing is asked.
    loadLists();
}

function newQuestion() {
    return { token: null, answer: null, isPending: false, isSent: false };
}

/** Reads the fragment once, and takes it out of the address and the history. */
function takeFragment() {
    const fragment = location.hash.slice(1);
    if (fragment !== "" || history.state !== null) history.replaceState(null, "", location.pathname);
    return fragment;
}

function askFragment(fragment) {
    if (fragment !== "") ask(() => tokenInText(fragment));
}

/**
 * Begins a new question: nothing of an older one stays on the screen. `find` gives its token, or fails with a
 * `Trouble`.
 */
async function ask(find) {
    const question = newQuestion();
    current = question;
    showProgress();
    try {
        question.token = await find();
    } catch (trouble) {
        if (!(trouble instanceof Trouble)) throw trouble;
        if (question === current) startOver(trouble);
        return;
    }
    if (question !== current) return;
    emptyForm();
    await answer(question);
}

async function answer(question) {
    if (isReplaced) {
        leave();
        return;
    }
    const lists = loadLists();
    await newest;
    await show(question, answerOf(question.token, lists));
}

async function askAgain() {
    showProgress();
    await answer(current);
}

async function askServer() {
    current.isSent = true;
    showProgress();
    await show(current, serverAnswerOf(current.token));
}

/** Shows an answer when it comes, unless something else was asked since. */
async function show(question, pending) {
    const answer = await pending;
    if (question !== current) return;
    Object.assign(question, { answer, isPending: false });
    render();
    document.getElementById("headline").focus();
    window.scrollTo(0, 0);
}

/** Shows the empty form, or what was wrong with what was given. */
function startOver(trouble = null) {
    current = newQuestion();
    render();
    showForm();
    if (trouble === null) focusForm();
    else tellTrouble(trouble);
}

/** A newer page has taken over. What is being written or read stays; what is asked from now on is for that one. */
async function replace() {
    isReplaced = true;
    if (current.token === null && isBusy()) return;
    leave();
    await new Promise(() => {});
}

function isBusy() {
    return current.isPending || isAsking();
}

/**
 * The newer page begins with the question of now. It stands in no address, which the browser would write down: what
 * was pasted may be private.
 */
function leave() {
    history.replaceState({ token: current.token }, "", location.pathname);
    location.reload();
}

function showProgress() {
    Object.assign(current, { answer: null, isPending: true });
    hideAsking();
    render();
}

function render() {
    const { answer, isPending } = current;
    progress.textContent = isPending ? say("正在核验……", "Verifying …") : "";
    retell();
    renderNotices();
    renderPrivacy();
    document.getElementById("office").textContent = harmless(say(SITE.name.zh, SITE.name.en ?? SITE.name.zh));
    document.title = answer === null ? say("结业证书核验", "Certificate verification") : title(answer);
    answerBox.hidden = answer === null;
    answerBox.replaceChildren(...(answer === null ? [] : parts(answer)));
}

/** That there is no network is said before anything is verified; how old the lists are, beside the answer. */
function renderNotices() {
    const words = say(
        "离线：本页用此前保存的名单核验，结果中会写明其时间。",
        "Offline: this page verifies with the lists that it has kept; the answer says how old they are.");
    const notices = document.getElementById("notices");
    notices.replaceChildren(...(navigator.onLine ? [] : [element("p", { class: "notice" }, words)]));
}

function renderPrivacy() {
    document.getElementById("inside").hidden = current.isSent;
    document.getElementById("sent").hidden = !current.isSent;
}

function parts(answer) {
    const { now, keptSince, instead, byServer = false } = answer;
    return answerParts(
        answer, { host, official, now, keptSince, instead, byServer },
        {
            again: () => startOver(), host, askServer: isForServer(answer) ? askServer : null,
            retry: isForRetry(answer) ? askAgain : null,
        });
}

function title({ verdict }) {
    return `${verdictWord(verdict)} – ${say("结业证书核验", "Certificate verification")}`;
}
