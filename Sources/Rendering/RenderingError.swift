/// What can keep a certificate from being printed.
public enum RenderingError: Error, Sendable, Equatable {
    /// The bytes given for this typeface are no font, or one without characters.
    case notAFont(Typeface)
    /// No font has this character; the number is that of the first certificate that needs it, or
    /// nil where the programme or issuer file does.
    case missingCharacter(Unicode.Scalar, number: String?)
    /// The sentence names the hours, and this certificate has none.
    case missingHours(number: String)
    /// The texts do not fit on the page, even at the smallest size that can be read.
    case textTooLong(number: String)
    /// The address with the token is too long for a code that scanners read.
    case codeTooLong(number: String)
    /// The seal's path is not SVG path data from this byte on.
    case malformedSealPath(at: Int)
    /// The seal's image is no PNG, or has more pixels than ``Seal/maximumPixels``.
    case unusableSealImage
    /// Cairo refused; this cannot happen but for want of memory.
    case drawing(String)
}
