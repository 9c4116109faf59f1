internal import COpenSSL

/// A signature algorithm: one row of the table ``all``.
///
/// The algorithm of a verification comes from the trusted key, never from the token.
public struct SignatureAlgorithm: Sendable, Hashable, CustomStringConvertible {
    /// The value of `alg` in a JWS header and in a JWK.
    public let name: String
    /// The value of `kty` in a JWK.
    public let keyType: String
    /// The value of `crv` in a JWK.
    public let curve: String
    /// Bytes of a public key: 64 for `x` and `y`, 32 for `x` alone.
    public let publicKeySize: Int
    /// The same row on OpenSSL's side.
    let kind: jieye_kind

    /// ECDSA on P-256 with SHA-256 (RFC 7518 section 3.4).
    public static let es256 = Self(
        name: "ES256", keyType: "EC", curve: "P-256", publicKeySize: 64,
        kind: .es256)
    /// Ed25519 (RFC 8032; named so by RFC 9864).
    public static let ed25519 = Self(
        name: "Ed25519", keyType: "OKP", curve: "Ed25519", publicKeySize: 32,
        kind: .ed25519)
    /// SM2 with SM3 (GB/T 32918.2), identity `1234567812345678`; the name follows GM/T 0125.1 and
    /// is not registered with IANA.
    public static let sm2 = Self(
        name: "SGD_SM3_SM2", keyType: "EC", curve: "SM2", publicKeySize: 64,
        kind: .sm2)

    /// Every algorithm that there is; no `none`, no HMAC.
    public static let all = [es256, ed25519, sm2]

    /// The algorithm with this `alg`, compared byte by byte, or nil.
    public init?(named name: String) {
        guard let row = Self.all.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
            return nil
        }
        self = row
    }

    /// The value of `alg`.
    public var description: String { name }

    private init(
        name: String, keyType: String, curve: String, publicKeySize: Int, kind: jieye_kind
    ) {
        (self.name, self.keyType, self.curve) = (name, keyType, curve)
        (self.publicKeySize, self.kind) = (publicKeySize, kind)
    }
}
