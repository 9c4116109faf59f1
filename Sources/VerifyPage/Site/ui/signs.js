// The sign of an answer. Its shape alone tells the verdicts apart: a round seal with a tick, an
// octagon, a diamond with a question mark.

import { drawing } from "./elements.js";

const OCTAGON = "M20 4h24l16 16v24L44 60H20L4 44V20z";
const DIAMOND = "M32 2 62 32 32 62 2 32z";

const MARKS = {
    valid: ["m19 33 9.5 10L46 23"],
    forged: ["M21 21 43 43M43 21 21 43"],
    revoked: ["M17 32h30"],
    suspended: ["M25 19v26M39 19v26"],
    superseded: ["M16 32h30M35 20 47 32 35 44"],
    ended: ["M32 17v16l10 7"],
    undetermined: ["M24 25a8 8 0 1 1 12 7c-3 2-4 3-4 7", "M32 47.5v.01"],
};

/** The drawing for a sign's name; to a screen reader the headline says the same. */
export function signDrawing(name) {
    return drawing(
        "svg", { viewBox: "0 0 64 64", class: "sign", "aria-hidden": "true", focusable: "false" },
        background(name),
        ...MARKS[name].map((d) => drawing("path", { d, class: "mark" })));
}

function background(name) {
    if (name === "valid") return drawing("path", { d: seal(), class: "shape" });
    return drawing("path", { d: name === "undetermined" ? DIAMOND : OCTAGON, class: "shape" });
}

/** A round seal with sixteen scallops. */
function seal() {
    const point = (index, radius) => {
        const angle = (index * Math.PI) / 16;
        const [x, y] = [32 + radius * Math.sin(angle), 32 - radius * Math.cos(angle)];
        return `${x.toFixed(2)} ${y.toFixed(2)}`;
    };
    let path = `M${point(0, 28)}`;
    for (let index = 1; index < 32; index += 2) path += `Q${point(index, 33)} ${point(index + 1, 28)}`;
    return `${path}z`;
}
