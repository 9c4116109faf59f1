/// Source: RFC 8259 section 8.3 and UAX #15 (one spelling of a text: form C); UAX #9 and Unicode
/// Technical Report #36 (a text must not look like another one than it is).
extension LintSubject {
    var textBreach: String? {
        Self.texts.first { name in
            guard let text = claims.string(name) else { return false }
            return !Self.isFitForPrint(text)
        }
    }

    private static func isFitForPrint(_ text: String) -> Bool {
        let space = UInt8(ascii: " ")
        return text.utf8.first != space && text.utf8.last != space
            && !text.unicodeScalars.contains(where: \.isUnfitForPrint)
            && text.normalised.hasSameBytes(as: text)
    }
}
