internal import JOSE

/// JWT VC Issuer Metadata (SD-JWT VC, "Issuer Signature Mechanisms"): what other verifiers fetch
/// from `/.well-known/jwt-vc-issuer`.
public enum IssuerMetadata {
    /// The document: `{"issuer": …, "jwks": {"keys": […]}}`.
    ///
    /// It holds certificate keys only, since its readers know no key use, and no compromised key,
    /// since they know no lives.
    public static func json(issuer: IssuerURL, keys: [TrustedKey]) -> [UInt8] {
        let published = keys.filter { $0.use == .certificate && $0.compromisedAt == nil }
        let document: JSONObject = [
            "issuer": .string(issuer.description),
            "jwks": ["keys": .array(published.map(jwk))],
        ]
        return document.serialized + [UInt8(ascii: "\n")]
    }

    private static func jwk(_ key: TrustedKey) -> JSON {
        var members = key.publicKey.jwk.objectValue ?? JSONObject()
        members["use"] = "sig"
        return .object(members)
    }
}
