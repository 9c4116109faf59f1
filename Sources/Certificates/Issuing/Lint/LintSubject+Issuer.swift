internal import JOSE

/// Source: SD-JWT VC, "Issuer Authorization" (an issuer signs its own types only); Token Status
/// List section 6.2 (`idx`, `uri`). Addresses are compared byte by byte.
extension LintSubject {
    var issuerBreach: String? {
        guard let url = claims.string("iss"), url.hasSameBytes(as: issuer.description) else {
            return "iss"
        }
        guard let type = claims.string("vct"), type.hasSameBytes(as: issuer.certificateType) else {
            return "vct"
        }
        let reference = claims.object("status")?.object("status_list")
        guard let uri = reference?.string("uri"), fitsIssuer(uri) else { return "status_list.uri" }
        guard let index = reference?.integer("idx"),
            (0..<Int64(StatusList.capacity)).contains(index)
        else { return "status_list.idx" }
        return nil
    }

    /// Whether an address is `<iss>/status/<number>`.
    private func fitsIssuer(_ uri: String) -> Bool {
        let base = issuer.description
        let rest = uri.utf8.dropFirst(base.utf8.count + Self.statusPath.utf8.count)
        return uri.utf8.starts(with: base.utf8)
            && uri.utf8.dropFirst(base.utf8.count).starts(with: Self.statusPath.utf8)
            && (1...9).contains(rest.count)
            && rest.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static let statusPath = "/status/"
}
