public import JOSE
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
        verifying token: Span<UInt8>, root thumbprint: Thumbprint
    ) throws(TrustError) {
        try self.init(authenticating: SignedDocument(token, .trustList), root: thumbprint)
    }

    init(authenticating document: SignedDocument, root thumbprint: Thumbprint) throws(TrustError) {
        let root = try document.requireRootSignature()
        guard thumbprint == root.thumbprint else {
            throw .wrongRoot(found: root.thumbprint)
        }
        try self.init(reading: document.claims)
        try check(root: root)
    }

    /// What must hold of the list as a whole.
    private func check(root: PublicKey) throws(TrustError) {
        guard version > 0 else { throw .malformed(.trustList, .member("version")) }
        guard issuedAt < expiresAt else { throw .malformed(.trustList, .member("exp")) }
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
        var identifiers: Set<KeyID> = []
        for key in keys {
            guard key.publicKey != root else { throw .rootAmongKeys(key.keyID) }
            guard identifiers.insert(key.keyID).inserted else {
                throw .duplicateKey(key.keyID)
            }
        }
    }
}

extension TrustList {
    /// The claims of the token.
    var claims: JSONObject {
        [
            "version": .integer(version), "iat": .integer(issuedAt.seconds),
            "exp": .integer(expiresAt.seconds), "issuers": .array(issuers.map(\.json)),
        ]
    }

    init(reading claims: TrustMembers) throws(TrustError) {
        version = try claims.integer("version")
        issuedAt = try claims.time("iat")
        expiresAt = try claims.time("exp")
        var issuers: [TrustedIssuer] = []
        for reader in try claims.objects("issuers") {
            issuers.append(try TrustedIssuer(reading: reader))
        }
        self.issuers = issuers
    }
}

extension TrustedIssuer {
    fileprivate var json: JSON {
        var members: JSONObject = ["iss": .string(url.description), "name": name.json]
        if utcOffset != .china { members["utc_offset"] = .integer(Int64(utcOffset.minutes)) }
        members["vct"] = .array(certificateTypes.map(JSON.string))
        members["keys"] = .array(keys.map(\.json))
        return .object(members)
    }

    fileprivate init(reading members: TrustMembers) throws(TrustError) {
        url = try members.issuer("iss")
        name = try LocalizedText(reading: members.object("name"))
        utcOffset = try members.utcOffset("utc_offset")
        certificateTypes = try members.strings("vct")
        var keys: [TrustedKey] = []
        for reader in try members.objects("keys") {
            keys.append(try TrustedKey(reading: reader))
        }
        self.keys = keys
    }
}

extension TrustedKey {
    fileprivate var json: JSON {
        var members: JSONObject = [
            "kid": .string(keyID.description), "use": .string(use.rawValue), "jwk": publicKey.jwk,
            "active_from": .integer(activeFrom.seconds),
        ]
        members["retired_at"] = retiredAt.map { .integer($0.seconds) }
        members["compromised_at"] = compromisedAt.map { .integer($0.seconds) }
        return .object(members)
    }

    /// Reads a key; the public key is proved to be one, and its `kid` to be its own.
    fileprivate init(reading members: TrustMembers) throws(TrustError) {
        guard let jwk = members.object["jwk"], let publicKey = try? PublicKey(jwk: jwk) else {
            throw members.malformed("jwk")
        }
        guard
            let use = KeyUse.allCases.first(where: { members.object["use"] == .string($0.rawValue) }
            )
        else { throw members.malformed("use") }
        self.init(
            publicKey, use: use, activeFrom: try members.time("active_from"),
            retiredAt: try members.optionalTime("retired_at"),
            compromisedAt: try members.optionalTime("compromised_at"))
        guard try KeyID(members.string("kid")) == keyID else {
            throw members.malformed("kid")
        }
        guard retiredAt.map({ activeFrom <= $0 }) ?? true else {
            throw members.malformed("retired_at")
        }
    }
}

extension LocalizedText {
    /// `{"zh": …, "en": …}`, the latter where there is an English text.
    var json: JSON {
        var members: JSONObject = ["zh": .string(zh)]
        members["en"] = en.map(JSON.string)
        return .object(members)
    }

    fileprivate init(reading members: TrustMembers) throws(TrustError) {
        self.init(zh: try members.string("zh"), en: try members.optionalString("en"))
    }
}

extension TrustList {
    /// The key that may have signed a status list or event head of this issuer at this time.
    func statusKey(
        of url: IssuerURL, id: String?, at time: UnixTime
    ) throws(TrustError) -> TrustedKey {
        guard let issuer = issuers.first(where: { $0.url == url }) else {
            throw .unknownIssuer(url.description)
        }
        guard let key = id.flatMap(KeyID.init).flatMap({ issuer.key($0, for: .status) }) else {
            throw .unknownKey(id ?? "")
        }
        guard key.compromisedAt == nil else { throw .keyCompromised(key.keyID) }
        guard key.isActive(at: time) else { throw .keyNotActive(key.keyID) }
        return key
    }
}
