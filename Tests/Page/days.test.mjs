// Tests/Vectors/days-of-issue.json, to which the Swift library is held too.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dayOfIssue, isOffset } from "../../Sources/VerifyPage/Site/page/times.js";
import { factRows } from "../../Sources/VerifyPage/Site/ui/fact-words.js";
import { zoneWords } from "../../Sources/VerifyPage/Site/ui/moments.js";

const vectors = JSON.parse(readFileSync(new URL("../Vectors/days-of-issue.json", import.meta.url), "utf8"));

test("every moment of the vectors is on its day by its offset", () => {
    assert.ok(vectors.length > 40);
    for (const { iat, utc_offset: offset, day } of vectors) {
        assert.ok(isOffset(offset));
        assert.equal(dayOfIssue(iat, offset) ?? null, day, `${iat} ${offset}`);
    }
});

test("an offset is shown as hours and minutes", () => {
    const words = [480, 0, -210, 345, -5].map(zoneWords);
    assert.deepEqual(words, ["UTC+8", "UTC", "UTC-3:30", "UTC+5:45", "UTC-0:05"]);
});

test("the page shows the issuer's own day, and says by which zone", () => {
    const certificate = { issued_at: "2026-01-01T20:00:00Z", issued_on: "2026-01-02" };
    const shown = factRows(certificate, { utc_offset: 480 }).find(([label]) => label === "签发日期");
    assert.equal(shown[1], "2026年1月2日（UTC+8）");
});
