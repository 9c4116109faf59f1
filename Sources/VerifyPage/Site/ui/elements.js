// How the page is built: elements and text nodes, never markup from a text.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes and children; a child that is a string becomes a text node. */
export function element(name, attributes = {}, ...children) {
    return filled(document.createElement(name), attributes, children);
}

/** The same for a part of a drawing. */
export function drawing(name, attributes = {}, ...children) {
    return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
}

/** A button that does something. */
export function button(words, action, attributes = {}) {
    const made = element("button", { type: "button", ...attributes }, words);
    made.addEventListener("click", action);
    return made;
}

/** Han characters, so that a screen reader can choose its voice. */
const HAN = /\p{Script=Han}/u;

/** What somebody else wrote: its strange characters made visible, its direction kept to itself. */
export function foreignText(text) {
    const shown = harmless(text);
    return element("bdi", HAN.test(shown) ? { lang: "zh-Hans" } : {}, shown);
}

/**
 * Control, bidi and invisible characters, line separators, private use, what is not assigned, and the Braille
 * letter without a dot: they could make a text look like another one.
 */
const STRANGE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** The text with every such character replaced by its number. */
export function harmless(text) {
    return String(text).replace(STRANGE, (character) => {
        const number = character.codePointAt(0).toString(16).toUpperCase();
        return `⟨U+${number.padStart(4, "0")}⟩`;
    });
}
