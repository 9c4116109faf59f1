// The form: paste, choose or drop a file, or point the camera at the code.

import { tokenInFile, tokenInText } from "./files.js";
import { mayHaveCamera, qrReader, scanCamera } from "./scanner.js";
import { Trouble, troubles } from "./trouble-words.js";
import { tokenIn } from "./token-text.js";

const part = (id) => document.getElementById(id);

/** What is said at the form, or null. */
let told = null;
/** Ends the camera's run; null where it does not run. */
let camera = null;

/** Connects the form; `check` gets each token. */
export function beginAsking(check) {
    const take = async (token) => {
        try {
            tell(null);
            check(await token());
        } catch (error) {
            if (!(error instanceof Trouble)) throw error;
            tell(error);
        }
    };
    part("form").addEventListener("submit", (event) => {
        event.preventDefault();
        take(() => tokenInText(part("token").value));
    });
    part("file").addEventListener("change", () => {
        const [file] = part("file").files;
        if (file !== undefined) take(() => tokenInFile(file));
        // The same file can be chosen once more.
        part("file").value = "";
    });
    beginDropping(take);
    beginCamera(check);
}

/** Shows the form, with what went wrong where something did. */
export function showAsking(trouble = null, isFocused = false) {
    part("ask").hidden = false;
    tell(trouble);
    if (isFocused) part("token").focus();
}

export function hideAsking() {
    camera?.abort();
    part("token").value = "";
    part("ask").hidden = true;
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
function beginDropping(take) {
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
        part("ask").hidden = false;
        take(() => (file === undefined ? tokenInText(text) : tokenInFile(file)));
    });
}

async function beginCamera(check) {
    const reader = await qrReader();
    part("no-scanner").hidden = reader !== null;
    part("camera").hidden = reader === null || !mayHaveCamera();
    part("camera-stop").addEventListener("click", () => camera?.abort());
    part("camera-start").addEventListener("click", () => scan(reader, check));
}

async function scan(reader, check) {
    const run = new AbortController();
    camera = run;
    tell(null);
    showViewer(true);
    const accept = (text) => {
        const token = tokenIn(text);
        if (token) check(token);
        return Boolean(token);
    };
    try {
        await scanCamera(reader, part("video"), accept, run.signal);
    } catch {
        tell(troubles.noCamera());
    } finally {
        camera = null;
        showViewer(false);
    }
}

function showViewer(isRunning) {
    part("viewer").hidden = !isRunning;
    part("camera-start").hidden = isRunning;
    part(isRunning ? "camera-stop" : "camera-start").focus();
}
