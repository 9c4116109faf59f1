internal import JOSE
public import Signing

/// A signed status list, `typ` `statuslist+jwt` (Token Status List section 5.1).
///
/// Claims: `iss`, `sub` (the list's address), `iat`, `exp`, `ttl` and `status_list`. One that is
/// read from outside is authentic: there is no way to read the claims without a trust list.
public struct StatusListToken: Sendable, Equatable {
    /// The list's address: the claim `sub`, the same as `uri` in the certificates.
    public let uri: String
    /// Whose list it is: the claim `iss`.
    public let issuer: IssuerURL
    /// When it was signed.
    public let issuedAt: UnixTime
    /// From when on it says nothing any more.
    public let expiresAt: UnixTime
    /// For how many seconds a copy may be kept before one looks for a newer one; 1 day by default.
    public let timeToLive: Int64?
    /// The statuses.
    public let list: StatusList

    /// The life of a list by default: 7 days, in seconds.
    public static let defaultLifetime: Int64 = 7 * 86_400
    /// How long a copy may be kept by default: 1 day, in seconds.
    public static let defaultTimeToLive: Int64 = 86_400

    /// A list to be signed, which lives from `issuedAt` for `lifetime` seconds.
    public init(
        uri: String, issuer: IssuerURL, issuedAt: UnixTime, lifetime: Int64 = defaultLifetime,
        timeToLive: Int64? = defaultTimeToLive, list: StatusList
    ) {
        (self.uri, self.issuer, self.list) = (uri, issuer, list)
        (self.issuedAt, self.expiresAt, self.timeToLive) =
            (issuedAt, issuedAt + lifetime, timeToLive)
    }

    /// Signs the list with the issuer's status key, and gives the token as a compact JWS.
    ///
    /// - Throws: ``TrustError/signatureMismatch(_:)`` where the signer is that of another key.
    public func signed(
        by signer: borrowing Signer, of key: PublicKey
    ) throws(TrustError) -> String {
        try SignedDocument.sign(claims, as: .statusList, key: key, with: signer)
    }

    private var claims: JSONObject {
        var claims: JSONObject = [
            "iss": .string(issuer.description), "sub": .string(uri),
            "iat": .integer(issuedAt.seconds), "exp": .integer(expiresAt.seconds),
        ]
        claims["ttl"] = timeToLive.map(JSON.integer)
        claims["status_list"] = [
            "bits": .integer(Int64(list.bits)),
            "lst": .string(Base64URL.string(list.compressed.span)),
        ]
        return claims
    }
}

extension StatusListToken {
    /// Reads a status list, if a status key that `trust` gives to its issuer has signed it.
    ///
    /// The key must have been active at the list's `iat` and must not be compromised. Whether the
    /// list is in date is for the one who asks it, at the time of asking.
    public init(verifying token: Span<UInt8>, trust: TrustList) throws(TrustError) {
        try self.init(authenticating: SignedDocument(token, .statusList), trust: trust)
    }

    init(authenticating document: SignedDocument, trust: TrustList) throws(TrustError) {
        let claims = document.claims
        let issuer = try claims.issuer("iss")
        let issuedAt = try claims.time("iat")
        let key = try trust.statusKey(of: issuer, id: document.jws.keyID, at: issuedAt)
        try document.requireSignature(of: key.publicKey)
        let expiresAt = try claims.time("exp")
        guard issuedAt < expiresAt else { throw .malformed(.statusList, .member("exp")) }
        (self.issuer, self.issuedAt, self.expiresAt) = (issuer, issuedAt, expiresAt)
        uri = try claims.string("sub")
        timeToLive = try claims.optionalPositiveInteger("ttl")
        list = try Self.list(in: claims.object("status_list"))
    }

    private static func list(in claims: TrustMembers) throws(TrustError) -> StatusList {
        let text = try claims.string("lst")
        guard let compressed = Base64URL.decode(text.utf8.span) else {
            throw .malformed(.statusList, .member("status_list.lst"))
        }
        return try StatusList(bits: claims.integer("bits"), compressed: compressed.span)
    }
}
