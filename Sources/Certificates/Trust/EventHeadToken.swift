internal import JOSE
public import Signing

/// The end of an office's chain of events, signed, `typ` `event-head+jwt`: with it a tail that was cut
/// off the chain is seen.
///
/// Claims: `iss`, `iat`, `count` (how many events there are), `digest` (base64url of the last one's
/// SHA-256 digest, which covers all before it) and `serials` (the last serial of each cohort that was
/// given out or passed over, by the prefix of its numbers: what a restored registry goes on from).
public struct EventHeadToken: Sendable, Equatable {
    /// Whose events they are.
    public let issuer: IssuerURL
    /// When it was signed.
    public let issuedAt: UnixTime
    /// How many events there are; none is 0.
    public let count: Int64
    /// The digest of the last event, 32 bytes.
    public let digest: [UInt8]
    /// The last serial of each cohort, by the prefix of its numbers.
    public let serials: [String: Int]

    /// A head to be signed; `count` must not be negative, and `digest` must have 32 bytes.
    public init(
        issuer: IssuerURL, issuedAt: UnixTime, count: Int64, digest: [UInt8],
        serials: [String: Int]
    ) {
        precondition(count >= 0 && digest.count == 32, "not a head")
        (self.issuer, self.issuedAt) = (issuer, issuedAt)
        (self.count, self.digest, self.serials) = (count, digest, serials)
    }

    /// Signs the head with the issuer's status key, and gives the token as a compact JWS.
    ///
    /// - Throws: ``TrustError/signatureMismatch(_:)`` where the signer is that of another key.
    public func signed(
        by signer: borrowing Signer, of key: PublicKey
    ) throws(TrustError) -> String {
        let claims: JSONObject = [
            "iss": .string(issuer.description), "iat": .integer(issuedAt.seconds),
            "count": .integer(count), "digest": .string(Base64URL.string(digest.span)),
            "serials": .object(serialsClaim),
        ]
        return try SignedDocument.sign(claims, as: .eventHead, key: key, with: signer)
    }

    private var serialsClaim: JSONObject {
        var claim = JSONObject()
        for (prefix, serial) in serials.sorted(by: { $0.key < $1.key }) {
            claim[prefix] = .integer(Int64(serial))
        }
        return claim
    }

    /// Reads a head, if a status key that `trust` gives to its issuer has signed it.
    ///
    /// The key must have been active at the head's `iat` and must not be compromised.
    public init(verifying token: Span<UInt8>, trust: TrustList) throws(TrustError) {
        let document = try SignedDocument(token, .eventHead)
        let claims = document.claims
        issuer = try claims.issuer("iss")
        issuedAt = try claims.time("iat")
        let key = try trust.statusKey(of: issuer, id: document.jws.keyID, at: issuedAt)
        try document.requireSignature(of: key.publicKey)
        count = try claims.integer("count")
        guard count >= 0 else { throw claims.malformed("count") }
        let text = try claims.string("digest")
        guard let digest = Base64URL.decode(text.utf8.span), digest.count == 32 else {
            throw claims.malformed("digest")
        }
        self.digest = digest
        serials = try Self.serials(in: claims.object("serials"))
    }

    private static func serials(in claims: TrustMembers) throws(TrustError) -> [String: Int] {
        var serials: [String: Int] = [:]
        for prefix in claims.object.members.map(\.name) {
            let serial = Int(try claims.integer(prefix))
            // 0 is the last serial of a cohort that has no certificate yet.
            guard serial == 0 || CertificateNumber(prefix: prefix, serial: serial) != nil,
                CertificateNumber.isPrefix(prefix)
            else { throw claims.malformed(prefix) }
            serials[prefix] = serial
        }
        return serials
    }
}
