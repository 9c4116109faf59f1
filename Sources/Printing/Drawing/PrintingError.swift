/// What can keep a certificate from being printed.
public enum PrintingError: Error, Sendable, Equatable {
    /// The bytes given for this typeface are no font, or one without characters.
    case notAFont(Typeface)
    /// No font has this character; the number is that of the first certificate whose name has it, or
    /// nil where the programme's own texts do.
    case missingCharacter(Unicode.Scalar, number: String?)
    /// The sentence names the hours, and this certificate has none.
    case missingHours(number: String)
    /// A text does not fit in its place, even at the smallest size that can be read.
    case textTooLong(SheetPart, number: String)
    /// The address with the token is too long for a code that scanners read.
    case codeTooLong(number: String)
    /// The seal cannot be used.
    case seal(SealFault)
    /// Cairo refused; this cannot happen but for want of memory.
    case drawing(String)
}

/// A text on the page that has a place of its own.
public enum SheetPart: Sendable, Equatable {
    /// What stands at the top.
    case title
    /// The sentence that names the graduate.
    case sentence
    /// Who issues the certificate, and the date.
    case issuingBody
    /// The certificate's number.
    case number
    /// The official host.
    case host
}

/// What is wrong with a seal.
public enum SealFault: Error, Sendable, Equatable {
    /// The path is not SVG path data from this byte on.
    case malformedPath(at: Int)
    /// The image has no bytes.
    case empty
    /// The image does not begin as a PNG file does.
    case notPNG
    /// The image has more than ``Seal/maximumPixels`` on a side, or none.
    case pixels(width: Int, height: Int)
    /// The image begins as a PNG file and cannot be decoded.
    case damaged
    /// Nothing of the image would be seen on white paper.
    case invisible
    /// The seal would make every document larger by so many bytes, more than
    /// ``Seal/maximumSize``.
    case tooLarge(bytes: Int)
}
