/** The SHA-256 digest of bytes, or of an ASCII text. */
export async function sha256(input, crypto) {
    const bytes = typeof input === "string" ? new TextEncoder().encode(input) : input;
    return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}
