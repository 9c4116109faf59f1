// Moments and days as a person reads them.

import { language, say } from "./language.js";

const UNITS = [["day", 86_400], ["hour", 3_600], ["minute", 60]];

/** A moment in the reader's own time zone, to the minute. */
export function momentWords(date) {
    const format = new Intl.DateTimeFormat(locale(), {
        year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit",
        hour12: false, timeZoneName: "short",
    });
    return format.format(date);
}

/** How long ago a moment was: the greatest unit that fits. */
export function ageWords(date, now) {
    const seconds = Math.max(0, Math.round((now - date) / 1000));
    const unit = UNITS.find(([, length]) => seconds >= length);
    if (unit === undefined) return say("刚刚", "just now");
    const [name, length] = unit;
    const format = new Intl.RelativeTimeFormat(locale(), { numeric: "always" });
    return format.format(-Math.floor(seconds / length), name);
}

/** A day of the calendar, YYYY-MM-DD, in words; any other text as it is. */
export function dayWords(text) {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (parts === null) return text;
    const [year, month, day] = parts.slice(1).map(Number);
    const format = new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeZone: "UTC" });
    const moment = new Date(0);
    moment.setUTCFullYear(year, month - 1, day);
    return format.format(moment);
}

/** A time zone by its offset from UTC in minutes: UTC, UTC+8, UTC-3:30. */
export function zoneWords(offset) {
    if (offset === 0) return "UTC";
    const [hours, left] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
    const minutes = left === 0 ? "" : `:${String(left).padStart(2, "0")}`;
    return `UTC${offset < 0 ? "-" : "+"}${hours}${minutes}`;
}

function locale() {
    return language === "en" ? "en-GB" : "zh-CN";
}
