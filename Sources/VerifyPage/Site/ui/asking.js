// The form: paste, choose or drop a file, or point the camera at the code.

import { tokenInFile, tokenInText } from "./files.js";
import { mayHaveCamera, qrReader, scanCamera } from "./scanner.js";
import { troubles } from "./trouble-words.js";
import { tokenIn } from "./token-text.js";

const part = (id) => document.getElementById(id);

/** What is said at the form, or null. */
let told = null;
/** Ends the camera's run; null where it does not run. */
let camera = null;

/** Connects the form; `ask` gets each question: a function that gives its token or fails with a `Trouble`. */
export function beginAsking(ask) {
    part("form").addEventListener("submit", (event) => {
        event.preventDefault();
        ask(() => tokenInText(part("token").value));
    });
    part("file").addEventListener("change", () => {
        const [file] = part("file").files;
        if (file !== undefined) ask(() => tokenInFile(file));
        // The same file can be chosen once more.
        part("file").value = "";
    });
    beginDropping(ask);
    beginCamera(ask);
}

export function showForm() {
    part("ask").hidden = false;
}

export function focusForm() {
    part("token").focus();
}

export function hideAsking() {
    camera?.abort();
    tell(null);
    part("ask").hidden = true;
}

export function emptyForm() {
    part("token").value = "";
}

/** Whether somebody has written something, is told what was wrong, or points the camera. */
export function isAsking() {
    return part("token").value !== "" || told !== null || camera !== null;
}

/** Says what went wrong, where nobody can overlook it. */
export function tellTrouble(trouble) {
    tell(trouble);
    part("trouble").focus();
    part("trouble").scrollIntoView({ block: "center" });
}

/** Says again what is said, in the language that is shown now. */
export function retell() {
    part("trouble").textContent = told?.sentence() ?? "";
}

function tell(trouble) {
    told = trouble;
    retell();
}

/** A file may be dropped anywhere on the page, also over an answer. */
function beginDropping(ask) {
    const mark = (isOver) => document.documentElement.classList.toggle("dropping", isOver);
    document.addEventListener("dragover", (event) => {
        event.preventDefault();
        mark(true);
    });
    document.addEventListener("dragleave", (event) => {
        if (event.relatedTarget === null) mark(false);
    });
    document.addEventListener("drop", (event) => {
        event.preventDefault();
        mark(false);
        const [file] = event.dataTransfer.files;
        const text = event.dataTransfer.getData("text/plain");
        ask(() => (file === undefined ? tokenInText(text) : tokenInFile(file)));
    });
}

async function beginCamera(ask) {
    const reader = await qrReader();
    part("no-scanner").hidden = reader !== null;
    part("camera").hidden = reader === null || !mayHaveCamera();
    part("camera-stop").addEventListener("click", () => camera?.abort());
    part("camera-start").addEventListener("click", () => scan(reader, ask));
}

async function scan(reader, ask) {
    const run = new AbortController();
    camera = run;
    tell(null);
    showViewer(true);
    const accept = (text) => {
        const token = tokenIn(text);
        if (token) ask(() => token);
        return Boolean(token);
    };
    const trouble = await scanCamera(reader, part("video"), accept, run.signal)
        .then(() => null, () => troubles.noCamera());
    camera = null;
    showViewer(false);
    if (trouble !== null) tellTrouble(trouble);
}

function showViewer(isRunning) {
    part("viewer").hidden = !isRunning;
    part("camera-start").hidden = isRunning;
    part(isRunning ? "camera-stop" : "camera-start").focus();
}
