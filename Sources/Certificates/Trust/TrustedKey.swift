public import JOSE
public import Signing

/// What a key of an issuer may sign.
public enum KeyUse: String, Sendable, CaseIterable {
    /// Completion certificates.
    case certificate
    /// Status lists.
    case status
}

/// A public key of an issuer, with its life.
public struct TrustedKey: Sendable, Equatable {
    /// The key.
    public let publicKey: PublicKey
    /// The `kid` of everything that the key signs: the first 11 characters of its thumbprint.
    public let keyID: KeyID
    /// What it may sign.
    public let use: KeyUse
    /// From when on it may sign.
    public var activeFrom: UnixTime
    /// From when on it may sign no more; nil as long as it may.
    public var retiredAt: UnixTime?
    /// Since when somebody else may have had it; nil where nobody has. Nothing that a compromised
    /// key signed counts, whatever its date, which the thief can choose.
    public var compromisedAt: UnixTime?

    /// A key with its life.
    public init(
        _ publicKey: PublicKey, use: KeyUse, activeFrom: UnixTime, retiredAt: UnixTime? = nil,
        compromisedAt: UnixTime? = nil
    ) {
        (self.publicKey, self.keyID, self.use) = (publicKey, publicKey.keyID, use)
        (self.activeFrom, self.retiredAt) = (activeFrom, retiredAt)
        self.compromisedAt = compromisedAt
    }

    /// Whether the key may sign at this time: `activeFrom <= time < retiredAt`.
    public func isActive(at time: UnixTime) -> Bool {
        activeFrom <= time && retiredAt.map { time < $0 } ?? true
    }
}

/// An issuer in the trust list.
public struct TrustedIssuer: Sendable, Equatable {
    /// The issuer's address: the claim `iss` of its certificates.
    public let url: IssuerURL
    /// The name to show.
    public let name: LocalizedText
    /// By which its days of issue are told.
    public let utcOffset: UTCOffset
    /// The types of certificate (`vct`) that it may issue.
    public let certificateTypes: [String]
    /// Its keys, retired and compromised ones among them.
    public let keys: [TrustedKey]

    /// An issuer with its name, its offset, its types of certificate and its keys.
    public init(
        url: IssuerURL, name: LocalizedText, utcOffset: UTCOffset = .china,
        certificateTypes: [String], keys: [TrustedKey]
    ) {
        (self.url, self.name, self.utcOffset) = (url, name, utcOffset)
        (self.certificateTypes, self.keys) = (certificateTypes, keys)
    }

    func key(_ id: KeyID, for use: KeyUse) -> TrustedKey? {
        keys.first { $0.use == use && id == $0.keyID }
    }
}
