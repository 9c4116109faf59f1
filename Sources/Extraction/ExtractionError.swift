/// Why a document gives no token.
public enum ExtractionError: Error, Sendable, Equatable {
    /// Neither PDF nor PNG nor JPEG.
    case unknownKind
    /// The picture cannot be decoded: cut short, altered, or of a rare form.
    case damaged
    /// A picture of more than ``Extraction/maximumPixels``.
    case tooManyPixels
    /// The PDF is encrypted, so that what is attached to it cannot be seen.
    case encrypted
    /// There is no certificate in it: nothing attached, no QR code that can be read.
    case noToken
    /// There are several different certificates in it, and no saying which one is meant.
    case severalTokens
}
