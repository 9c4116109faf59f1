internal import JOSE

/// Source: PIPL article 6 (the smallest scope): the numbers that identify a person or the
/// enterprise travel in disclosures only. They must not have slipped into a text of the payload.
extension LintSubject {
    var privacyBreach: String? {
        let numbers = PrivateNumbers(graduate)
        for name in Self.publicTexts {
            if let kind = claims.string(name).flatMap(numbers.kind(in:)) { return kind.rawValue }
        }
        if let number = graduate.idNumber, isInPayload(number) { return "id_number" }
        if let code = graduate.creditCode, isInPayload(code) { return "credit_code" }
        return nil
    }

    /// The claims that people have written; the others are addresses, numbers, days and digests.
    private static let publicTexts = texts.filter { $0 != "number" }

    private func isInPayload(_ text: String) -> Bool {
        let needle = Array(text.utf8)
        guard needle.count >= PrivateNumbers.shortest else { return false }
        return payload.contains(needle)
    }
}
