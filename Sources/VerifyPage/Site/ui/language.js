// Chinese or English: the page's own words, and the switch between them.

const STORED = "language";

/** What is shown now: "zh" or "en". */
export let language = "zh";

/** A text in the language that is shown. */
export function say(zh, en) {
    return language === "en" ? en : zh;
}

/** A phrase of the vocabulary in the language that is shown, with its {values} filled in. */
export function phrase(words, values) {
    return say(...words).replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** A word as it begins a line or a row. */
export function capitalised(word) {
    return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** The value of `lang` for what the page itself says. */
export function languageTag() {
    return say("zh-Hans", "en");
}

/** Begins in the language of last time or of the browser; `onChange` runs after every switch. */
export function beginLanguage(onChange) {
    const button = document.getElementById("language");
    button.addEventListener("click", () => {
        show(language === "en" ? "zh" : "en");
        store(language);
        onChange();
    });
    button.hidden = false;
    show(stored() ?? preferred(navigator.languages ?? []));
}

/** The first of the browser's languages that is one of ours; Chinese where it has none at all. */
function preferred(languages) {
    if (languages.length === 0) return "zh";
    const ours = languages.map((tag) => tag.toLowerCase().split("-")[0]);
    return ours.find((tag) => tag === "zh" || tag === "en") ?? "en";
}

function show(chosen) {
    language = chosen;
    document.documentElement.lang = languageTag();
    for (const element of document.querySelectorAll("[data-en]")) translate(element);
    for (const element of document.querySelectorAll("[data-en-label]")) translateLabel(element);
    const button = document.getElementById("language");
    button.textContent = say("English", "中文");
    button.lang = say("en", "zh-Hans");
}

/** The Chinese stands in the page as it is delivered, the English beside it in an attribute. */
function translate(element) {
    element.dataset.zh ??= element.textContent;
    element.textContent = say(element.dataset.zh, element.dataset.en);
}

function translateLabel(element) {
    element.dataset.zhLabel ??= element.getAttribute("aria-label");
    element.setAttribute("aria-label", say(element.dataset.zhLabel, element.dataset.enLabel));
}

/** A browser may refuse to keep anything. */
function store(value) {
    try {
        localStorage.setItem(STORED, value);
    } catch {
        return;
    }
}

function stored() {
    try {
        const value = localStorage.getItem(STORED);
        return value === "zh" || value === "en" ? value : null;
    } catch {
        return null;
    }
}
