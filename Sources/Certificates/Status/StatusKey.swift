extension TrustList {
    /// The key that may have signed a status list or event head of this issuer at this time.
    func statusKey(
        of url: IssuerURL, id: String?, at time: UnixTime
    ) throws(TrustError) -> TrustedKey {
        guard let issuer = issuers.first(where: { $0.url == url }) else {
            throw .unknownIssuer(url.description)
        }
        guard let id, let key = issuer.key(id, for: .status) else {
            throw .unknownKey(id ?? "")
        }
        guard key.compromisedAt == nil else { throw .keyCompromised(id) }
        guard key.isActive(at: time) else { throw .keyNotActive(id) }
        return key
    }
}
