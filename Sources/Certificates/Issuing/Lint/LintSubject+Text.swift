internal import JOSE

/// Source: RFC 8259 section 8.3 and UAX #15 (one spelling of a text: form C); UAX #9 and Unicode
/// Technical Report #36 (a text must not look like another one than it is).
extension LintSubject {
    var textBreach: String? {
        Self.texts.first { name in
            guard let text = claims.string(name) else { return false }
            return !text.isFitForPrint
        }
    }
}
