public import Signing

/// Why a JSON value is no public key that we take (RFC 7517, RFC 7518 section 6, RFC 8037).
public enum JWKError: Error, Sendable, Equatable {
    /// The value is no object.
    case notAnObject
    /// A member is not there.
    case missing(String)
    /// A member has the wrong type.
    case wrongType(String)
    /// A private or symmetric key's member is there, such as `d` or `k`.
    case secretMember(String)
    /// There is no algorithm for this `kty` and `crv`.
    case unsupportedKey(type: String, curve: String?)
    /// `alg` is not the algorithm of the key's curve.
    case algorithmMismatch(String)
    /// `use` is not `sig`.
    case notForSignatures(use: String)
    /// `key_ops` has no `verify`, or an operation twice.
    case notForVerifying
    /// A coordinate is not 32 bytes in base64url.
    case invalidCoordinate(String)
    /// The coordinates are no point that can be a public key.
    case invalidKey(SigningError)
}

extension JWKError: CustomStringConvertible {
    /// What is wrong, in English.
    public var description: String {
        switch self {
        case .notAnObject: "the key is no JSON object"
        case .missing(let name): "the key has no \(name)"
        case .wrongType(let name): "the key's \(name) has the wrong type"
        case .secretMember(let name): "the key has \(name), which no public key has"
        case .unsupportedKey(let type, let curve):
            "a key of type \(type), curve \(curve ?? "none"), is not supported"
        case .algorithmMismatch(let name): "the key's alg \(name) does not fit its curve"
        case .notForSignatures(let use): "the key is for \(use), not for signatures"
        case .notForVerifying: "the key's key_ops do not allow verifying"
        case .invalidCoordinate(let name): "the key's \(name) is not 32 bytes in base64url"
        case .invalidKey(let error): "the key is not valid: \(error)"
        }
    }
}
