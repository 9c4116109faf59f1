internal import JOSE

/// What a verifier trusts, laid out for looking up.
struct PreparedTrust: Sendable {
    struct Issuer: Sendable {
        let trusted: TrustedIssuer
        /// The certificate keys by their identifier; a status key is no key here.
        let keys: [String: TrustedKey]
        /// The issuer's own status lists by their address, each with its copies, the newest first.
        let statusLists: [String: [StatusListToken]]
    }

    let expiresAt: UnixTime
    private let issuers: [String: Issuer]
    /// Every address that some status list of the bundle claims, rightly or not.
    private let claimedAddresses: Set<String>

    init(_ trust: Trust) {
        expiresAt = trust.trustList.expiresAt
        let issuers = trust.trustList.issuers.map { issuer in
            (issuer.url.description, Issuer(issuer, lists: trust.statusLists))
        }
        self.issuers = Dictionary(issuers) { first, _ in first }
        claimedAddresses = Set(
            trust.statusLists.map(\.uri) + trust.rejectedStatusLists.map(\.uri))
    }

    /// The issuer whose address has the same bytes. A dictionary alone would also take a canonical
    /// equivalent for the same, such as a Kelvin sign for a K.
    func issuer(_ url: String) -> Issuer? {
        guard let issuer = issuers[url], issuer.trusted.url.description.hasSameBytes(as: url) else {
            return nil
        }
        return issuer
    }

    /// Whether the bundle has some list with this address, be it nobody's.
    func isClaimed(_ address: String) -> Bool { claimedAddresses.contains(address) }
}

extension PreparedTrust.Issuer {
    init(_ issuer: TrustedIssuer, lists: [StatusListToken]) {
        trusted = issuer
        let certificateKeys = issuer.keys.filter { $0.use == .certificate }
        keys = Dictionary(certificateKeys.map { ($0.keyID, $0) }) { first, _ in first }
        statusLists = Dictionary(grouping: lists.filter { $0.issuer == issuer.url }, by: \.uri)
            .mapValues { copies in copies.sorted { $0.issuedAt > $1.issuedAt } }
    }

    /// The certificate key with this identifier, compared byte by byte.
    func key(_ id: String) -> TrustedKey? {
        guard let key = keys[id], key.keyID.hasSameBytes(as: id) else { return nil }
        return key
    }

    /// The copies of the status list at this address, compared byte by byte, the newest first.
    func copies(of uri: String) -> [StatusListToken] {
        guard let copies = statusLists[uri], let newest = copies.first,
            newest.uri.hasSameBytes(as: uri)
        else { return [] }
        return copies
    }
}
