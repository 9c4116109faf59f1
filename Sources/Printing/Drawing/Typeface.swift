/// The fonts that a certificate is set in.
public enum Typeface: Int, Sendable, CaseIterable {
    /// For all text: LXGW WenKai Regular.
    case text
    /// For the title, the graduate's name and the official host: LXGW WenKai Bold.
    case strong
    /// For characters that ``text`` lacks: Noto Serif CJK SC Regular.
    case rareText
    /// For characters that ``strong`` lacks: Noto Serif CJK SC Bold.
    case rareStrong

    /// Those of the characters that this typeface does not have, by the bytes of its whole file.
    ///
    /// - Throws: ``PrintingError/notAFont(_:)``.
    public func missing(
        of characters: Set<Unicode.Scalar>, in bytes: Span<UInt8>
    ) throws(PrintingError) -> Set<Unicode.Scalar> {
        let missing = SubsetFont.missing(of: characters, in: bytes, index: index)
        guard let missing else { throw .notAFont(self) }
        return missing
    }

    /// The typeface whose missing characters this one has.
    var base: Typeface? {
        switch self {
        case .text, .strong: nil
        case .rareText: .text
        case .rareStrong: .strong
        }
    }

    var fallback: Typeface? {
        switch self {
        case .text: .rareText
        case .strong: .rareStrong
        case .rareText, .rareStrong: nil
        }
    }

    /// The place of the font in its file, where that is a collection.
    var index: UInt32 {
        switch self {
        case .text, .strong: 0
        // Of the five in Noto's collections: Japanese, Korean, Simplified Chinese …
        case .rareText, .rareStrong: 2
        }
    }
}
