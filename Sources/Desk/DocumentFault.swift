/// Why there is no verdict on an input: it gave no certificate to judge.
package enum DocumentFault: String, Error, Sendable {
    /// Cut short, altered, or of a rare form.
    case damaged
    /// More bytes or pixels than are read.
    case tooLarge = "too_large"
    /// A PDF that shows what is in it for a password only.
    case encrypted
    /// Nothing is attached to it, and no QR code in it can be read.
    case noToken = "no_token"
    /// Several different certificates are in it.
    case severalTokens = "several_tokens"
    /// Neither a token nor a document that is read.
    case notACertificate = "not_a_certificate"
    /// It lies in a folder, and cannot be opened or is no file.
    case unreadable
    /// The process that looks for a QR code in it could not be started.
    case notScanned = "not_scanned"
    /// It keeps those busy who look for a QR code in it.
    case tooComplex = "too_complex"
}
