internal import JOSE

/// What a verifier trusts, laid out for looking up.
struct PreparedTrust: Sendable {
    let expiresAt: UnixTime
    private let issuers: [ExactText: PreparedIssuer]
    /// Every address that some status list of the bundle claims, rightly or not.
    private let claimedAddresses: Set<ExactText>

    init(_ trust: Trust) {
        expiresAt = trust.trustList.expiresAt
        let issuers = trust.trustList.issuers.map { issuer in
            (ExactText(issuer.url.description), PreparedIssuer(issuer, lists: trust.statusLists))
        }
        self.issuers = Dictionary(issuers) { first, _ in first }
        let addresses = trust.statusLists.map(\.uri) + trust.rejectedStatusLists.map(\.uri)
        claimedAddresses = Set(addresses.map { ExactText($0) })
    }

    func issuer(_ url: String) -> PreparedIssuer? { issuers[ExactText(url)] }

    /// Whether the bundle has some list with this address, be it nobody's.
    func isClaimed(_ address: String) -> Bool { claimedAddresses.contains(ExactText(address)) }
}
