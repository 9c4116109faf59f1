// Moments in whole seconds since 1970-01-01T00:00:00Z, and days of the calendar.

/** How far clocks may be apart, in seconds. */
export const SKEW = 60;

/** The last second of the year 9999, and the first of the year 1. */
const [LAST, FIRST] = [253_402_300_799, -62_135_596_800];

/** YYYY-MM-DDThh:mm:ssZ, or the seconds where the year is not 1 to 9999. */
export function formatTime(seconds) {
    if (seconds > LAST || seconds < FIRST) return String(seconds);
    return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

/** China Standard Time, and the offset of an issuer that names none, in minutes. */
export const CHINA = 480;

/** Whether a number is an offset from UTC that there is on Earth, in minutes. */
export function isOffset(value) {
    return typeof value === "number" && value >= -720 && value <= 840;
}

/**
 * The day, YYYY-MM-DD, on which an office with this offset (minutes) issues what it signs at a moment (seconds);
 * undefined outside the years 1 to 9999.
 */
export function dayOfIssue(seconds, offset) {
    const local = seconds + offset * 60;
    return local > LAST || local < FIRST ? undefined : new Date(local * 1000).toISOString().slice(0, 10);
}

/** Whether a text is YYYY-MM-DD, and a day that there is. */
export function isDate(text) {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (parts === null) return false;
    const [year, month, day] = parts.slice(1).map(Number);
    return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
}

function daysIn(month, year) {
    if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
    return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
