/// Source: PIPL article 6 (the smallest scope): the numbers that identify a person or the
/// enterprise travel in disclosures only. They must not have slipped into a text of the payload.
extension LintSubject {
    var privacyBreach: String? {
        if let number = graduate.idNumber, isInPayload(number) { return "id_number" }
        if let code = graduate.creditCode, isInPayload(code) { return "credit_code" }
        return nil
    }

    /// Shorter texts than this identify nobody, and would be found by chance.
    private static let shortest = 6

    private func isInPayload(_ text: String) -> Bool {
        let needle = Array(text.utf8)
        guard needle.count >= Self.shortest, needle.count <= payload.count else { return false }
        let haystack = payload.span
        for start in 0...payload.count - needle.count where haystack[start] == needle[0] {
            var matched = 1
            while matched < needle.count, haystack[start + matched] == needle[matched] {
                matched += 1
            }
            if matched == needle.count { return true }
        }
        return false
    }
}
