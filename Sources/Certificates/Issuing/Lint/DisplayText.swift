// `_nfc` is the standard library's own normaliser. FoundationEssentials has none, and the whole of
// Foundation would cost start-up time.
@_spi(_Unicode) import Swift

/// What a text that is signed to be shown must be.
package enum DisplayText {
    /// Whether the text is in normalisation form C and holds no control, bidi, zero-width or other
    /// invisible format character, no line separator and no noncharacter.
    package static func isClean(_ text: String) -> Bool {
        var isPlain = true
        for scalar in text.unicodeScalars {
            if isPlainText(scalar.value) { continue }
            guard isVisible(scalar) else { return false }
            isPlain = false
        }
        return isPlain || text._nfc.elementsEqual(text.unicodeScalars)
    }

    /// Whether a scalar is visible, and in form C whatever stands beside it: printable ASCII, Latin
    /// letters, the common Chinese characters and punctuation, full-width forms.
    private static func isPlainText(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20...0x7E, 0x4E00...0x9FFF, 0xC0...0x2FF, 0xB7: true
        case 0x3400...0x4DBF, 0x3001...0x3029, 0xFF01...0xFF5E, 0x20000...0x2A6DF: true
        default: false
        }
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isNoncharacterCodePoint { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return false
        default: return true
        }
    }
}
