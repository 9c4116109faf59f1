/// Why a certificate is not valid, in the order in which reasons are listed: first those that make
/// it invalid, then those for which it cannot be told.
///
/// The raw value is the stable code in the JSON form of a ``Verdict``.
public enum Reason: String, Sendable, CaseIterable {
    /// It is no token of a completion certificate: the text, `typ`, or a claim is not as it must be.
    case malformed
    /// `alg` is not the algorithm of the key.
    case unsupportedAlgorithm = "unsupported_algorithm"
    /// The signature does not hold: forged or altered.
    case signatureMismatch = "signature_mismatch"
    /// The issuer may not issue this type (`vct`).
    case typeNotAllowed = "type_not_allowed"
    /// The certificate was signed before the key's life began or after it ended.
    case keyNotActive = "key_not_active"
    /// `iat` or `nbf` lies in the future.
    case notYetValid = "not_yet_valid"
    /// `exp` has passed.
    case expired
    /// A disclosure does not belong to this certificate, or two are in each other's way.
    case disclosureMismatch = "disclosure_mismatch"
    /// The issuer has taken the certificate back.
    case revoked
    /// A corrected certificate has taken its place.
    case superseded
    /// The certificate is not valid for now.
    case suspended
    /// The issuer is not in the trust list.
    case unknownIssuer = "unknown_issuer"
    /// The issuer has no such certificate key; the trust list may be old.
    case unknownKey = "unknown_key"
    /// Somebody else may have had the key.
    case keyCompromised = "key_compromised"
    /// The bundle does not hold the status list.
    case statusMissing = "status_missing"
    /// The status list is not of the time of the question, or older than the policy allows.
    case statusStale = "status_stale"
    /// The status list is not the issuer's, or has no such entry.
    case statusMismatch = "status_mismatch"
    /// The trust list has expired.
    case trustListExpired = "trust_list_expired"
    /// The key's algorithm is a registered one that this verifier lacks.
    case algorithmUnavailable = "algorithm_unavailable"

    /// Whether the reason makes a certificate invalid; otherwise it cannot be told.
    public var isInvalid: Bool { rank < Self.unknownIssuer.rank }

    /// The place in the order of listing.
    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
