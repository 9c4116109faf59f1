public import Signing

/// The signed list of issuers and their keys, `typ` `trust-list+jwt`.
///
/// The header carries the root's public key as `jwk`; a verifier pins that key's thumbprint. The
/// claims are
///
/// ```json
/// {"version": 1767225600, "iat": 1767225600, "exp": 1801785600, "issuers": [
///   {"iss": "https://cert.example.org", "name": {"zh": "…", "en": "…"}, "utc_offset": 60,
///    "vct": ["https://cert.example.org/vct/completion"],
///    "keys": [{"kid": "…", "use": "certificate", "jwk": {"kty": "EC", …},
///              "active_from": 1767225600, "retired_at": …, "compromised_at": …}]}]}
/// ```
///
/// where `en`, `utc_offset`, `retired_at` and `compromised_at` may be missing, times are whole
/// seconds, and `kid` is the first 11 characters of the key's thumbprint. `utc_offset`, by which
/// the issuer's days of issue are told, is in minutes from -720 to 840; none is 480. Other members
/// are passed over.
public struct TrustList: Sendable, Equatable {
    /// Grows with every list of a root: the larger of the last one + 1 and the time in seconds.
    public let version: Int64
    /// When it was signed.
    public let issuedAt: UnixTime
    /// From when on a newer one is needed.
    public let expiresAt: UnixTime
    /// The issuers, no two with the same address.
    public let issuers: [TrustedIssuer]

    /// The life of a trust list by default: 400 days, in seconds.
    public static let defaultLifetime: Int64 = 400 * 86_400

    /// A list to be signed, which lives from `issuedAt` for `lifetime` seconds.
    public init(
        version: Int64, issuedAt: UnixTime, lifetime: Int64 = defaultLifetime,
        issuers: [TrustedIssuer]
    ) {
        (self.version, self.issuers) = (version, issuers)
        (self.issuedAt, self.expiresAt) = (issuedAt, issuedAt + lifetime)
    }

    /// Signs a list with the root key, and gives the token as a compact JWS.
    ///
    /// The token is read again first: one that ``init(verifying:root:)`` refuses is not given out,
    /// since under it nothing could be verified any more.
    public static func sign(_ list: TrustList, root: PrivateKey) throws(TrustError) -> String {
        let token = try SignedDocument.sign(list.claims, as: .trustList, root: root)
        _ = try TrustList(verifying: token.utf8.span, root: root.publicKey.thumbprint)
        return token
    }

    /// Reads a trust list that the root with this RFC 7638 thumbprint has signed. Whether it is in
    /// date is for the one who asks it, at the time of asking.
    public init(
        verifying token: Span<UInt8>, root thumbprint: String
    ) throws(TrustError) {
        try self.init(authenticating: SignedDocument(token, .trustList), root: thumbprint)
    }

    init(authenticating document: SignedDocument, root thumbprint: String) throws(TrustError) {
        let root = try document.requireRootSignature()
        guard root.thumbprint.hasSameBytes(as: thumbprint) else {
            throw .wrongRoot(found: root.thumbprint)
        }
        try self.init(reading: document.claims)
        try check(root: root)
    }

    /// What must hold of the list as a whole.
    private func check(root: PublicKey) throws(TrustError) {
        guard version > 0 else { throw .malformed(.trustList, "version") }
        guard issuedAt < expiresAt else { throw .malformed(.trustList, "exp") }
        var addresses: Set<IssuerURL> = []
        for issuer in issuers {
            guard addresses.insert(issuer.url).inserted else {
                throw .duplicateIssuer(issuer.url.description)
            }
            try issuer.checkKeys(root: root)
        }
    }
}

extension TrustedIssuer {
    fileprivate func checkKeys(root: PublicKey) throws(TrustError) {
        var identifiers: Set<ExactText> = []
        for key in keys {
            guard key.publicKey != root else { throw .rootAmongKeys(key.keyID) }
            guard identifiers.insert(ExactText(key.keyID)).inserted else {
                throw .duplicateKey(key.keyID)
            }
        }
    }
}
