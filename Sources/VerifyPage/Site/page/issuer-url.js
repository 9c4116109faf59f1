// The address that names an issuer: an https origin without a path, such as https://cert.example.org.

/** The most characters that an issuer's address may have. */
const MAXIMUM_LENGTH = 40;
const ORIGIN = /^https:\/\/([a-z0-9.-]+)(?::([1-9]\d{0,4}))?$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Whether a text is an issuer's address: lower-case ASCII, so that equal ones have equal bytes. */
export function isIssuerURL(text) {
    const parts = text.length <= MAXIMUM_LENGTH ? ORIGIN.exec(text) : null;
    if (parts === null) return false;
    const port = Number(parts[2] ?? 0);
    return parts[1].split(".").every((label) => LABEL.test(label)) && port <= 65_535 && port !== 443;
}
