internal import JOSE
// The one place where the standard library's normalisation is taken from behind its SPI: it has
// no public face yet, and Foundation, which has one, is not wanted here.
@_spi(_Unicode) import Swift

extension String {
    /// The text in Unicode normalisation form C.
    package var normalised: String {
        if unicodeScalars.allSatisfy(\.isNormalisationInert) { return self }
        var scalars = UnicodeScalarView()
        for scalar in _nfc { scalars.append(scalar) }
        return String(scalars)
    }

    /// Whether the text can stand on a certificate as it is: in normalisation form C, with nothing
    /// invisible in it, and without spaces around it.
    package var isFitForPrint: Bool {
        withoutOuterSpaces.utf8.count == utf8.count
            && !unicodeScalars.contains(where: \.isUnfitForPrint)
            && normalised.hasSameBytes(as: self)
    }

    /// The text without the ASCII spaces around it.
    package var withoutOuterSpaces: String {
        let space = UInt8(ascii: " ")
        guard let first = utf8.firstIndex(where: { $0 != space }),
            let last = utf8.lastIndex(where: { $0 != space })
        else { return "" }
        return String(Substring(utf8[first...last]))
    }
}

extension Unicode.Scalar {
    /// Whether normalisation form C leaves a text alone that consists of such characters: ASCII,
    /// the middle dot of names, and the unified ideographs of the basic plane.
    fileprivate var isNormalisationInert: Bool {
        switch value {
        case 0...0x7F, 0xB7, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
        default: false
        }
    }

    /// Whether the character has no place in a printed line: control, bidi and zero-width
    /// characters, line separators, spaces that only look like one, and what is not assigned.
    package var isUnfitForPrint: Bool {
        switch value {
        case 0x20...0x7E, 0xB7, 0x3000, 0x3400...0x4DBF, 0x4E00...0x9FFF: return false
        default: break
        }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate,
            .unassigned:
            return true
        default: return properties.isDefaultIgnorableCodePoint
        }
    }

    /// Whether a font can be expected to know the character: not one for private use.
    package var isPrivateUse: Bool { properties.generalCategory == .privateUse }
}
