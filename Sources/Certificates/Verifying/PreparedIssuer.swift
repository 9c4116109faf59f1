internal import JOSE

/// An issuer that is trusted, with what it signs with and what it says of its certificates.
struct PreparedIssuer: Sendable {
    let trusted: TrustedIssuer
    /// The certificate keys by their identifier; a status key is no key here.
    let keys: [KeyID: TrustedKey]
    /// The issuer's own status lists by their address, each with its copies, the newest first.
    let statusLists: [ExactText: [StatusListToken]]

    init(_ issuer: TrustedIssuer, lists: [StatusListToken]) {
        trusted = issuer
        let certificateKeys = issuer.keys.filter { $0.use == .certificate }
        keys = Dictionary(certificateKeys.map { ($0.keyID, $0) }) { first, _ in first }
        let own = lists.filter { $0.issuer == issuer.url }
        statusLists = Dictionary(grouping: own) { ExactText($0.uri) }
            .mapValues { copies in copies.sorted { $0.issuedAt > $1.issuedAt } }
    }

    /// The certificate key with this identifier.
    func key(_ id: String) -> TrustedKey? { KeyID(id).flatMap { keys[$0] } }

    /// The copies of the status list at this address, the newest first.
    func copies(of uri: String) -> [StatusListToken] { statusLists[ExactText(uri)] ?? [] }
}
