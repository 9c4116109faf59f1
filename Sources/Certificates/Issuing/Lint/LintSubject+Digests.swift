internal import JOSE

/// Source: RFC 9901 section 4.2.4: `_sd` is not empty, its digests are SHA-256 in base64url, no
/// two the same. A certificate has at most one, that of `graduate`; one without has no `_sd`.
extension LintSubject {
    var digestsBreach: String? {
        guard let member = claims["_sd"] else { return nil }
        guard let digests = member.arrayValue, digests.count == 1 else { return "_sd" }
        return digests.allSatisfy(Self.isDigest) ? nil : "_sd"
    }

    private static func isDigest(_ value: JSON) -> Bool {
        guard let text = value.stringValue else { return false }
        return Base64URL.decode(text.utf8.span)?.count == 32
    }
}
