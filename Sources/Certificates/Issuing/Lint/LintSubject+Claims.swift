internal import JOSE

/// Source: SD-JWT VC, "JWT Claims Set" (`vct`, `iat`, `status`); RFC 7519 section 4.1 (`iss`); the
/// claims of a completion certificate. A claim that is not in this list is refused, so that a
/// private one cannot slip in.
extension LintSubject {
    var claimsBreach: String? {
        for (name, value) in claims.members where !Self.isWellFormed(name, value) { return name }
        return Self.required.first { claims[$0] == nil }
    }

    /// The claims that are texts to be shown.
    static let texts = ["number", "name", "programme", "cohort", "track", "institution"]
    private static let required = ["iss", "vct", "iat", "started", "completed", "status"] + texts

    private static func isWellFormed(_ name: String, _ value: JSON) -> Bool {
        switch name {
        case "iss", "vct", "started", "completed", "number", "name", "programme", "cohort", "track",
            "institution":
            value.stringValue.map { !$0.isEmpty } ?? false
        case "iat": value.integerValue.map { $0 > 0 } ?? false
        case "hours": value.integerValue.map { (1...9_999).contains($0) } ?? false
        case "status": value.objectValue.map(isStatus) ?? false
        case "_sd": value.arrayValue != nil
        default: false
        }
    }

    private static func isStatus(_ status: JSONObject) -> Bool {
        guard status.count == 1, let list = status.object("status_list"), list.count == 2 else {
            return false
        }
        return list.integer("idx") != nil && list.string("uri") != nil
    }
}
