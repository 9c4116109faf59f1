internal import JOSE

/// What a verifier trusts, laid out for looking up.
struct PreparedTrust: Sendable {
    struct Issuer: Sendable {
        let trusted: TrustedIssuer
        /// The certificate keys by their identifier; a status key is no key here.
        let keys: [KeyID: TrustedKey]
        /// The issuer's own status lists by their address, each with its copies, the newest first.
        let statusLists: [ExactText: [StatusListToken]]
    }

    let expiresAt: UnixTime
    private let issuers: [ExactText: Issuer]
    /// Every address that some status list of the bundle claims, rightly or not.
    private let claimedAddresses: Set<ExactText>

    init(_ trust: Trust) {
        expiresAt = trust.trustList.expiresAt
        let issuers = trust.trustList.issuers.map { issuer in
            (ExactText(issuer.url.description), Issuer(issuer, lists: trust.statusLists))
        }
        self.issuers = Dictionary(issuers) { first, _ in first }
        let addresses = trust.statusLists.map(\.uri) + trust.rejectedStatusLists.map(\.uri)
        claimedAddresses = Set(addresses.map { ExactText($0) })
    }

    func issuer(_ url: String) -> Issuer? { issuers[ExactText(url)] }

    /// Whether the bundle has some list with this address, be it nobody's.
    func isClaimed(_ address: String) -> Bool { claimedAddresses.contains(ExactText(address)) }
}

extension PreparedTrust.Issuer {
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
