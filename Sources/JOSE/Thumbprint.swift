internal import Signing

/// The JWK thumbprint of a public key with SHA-256 (RFC 7638): 32 bytes.
public struct Thumbprint: Sendable, Hashable {
    private let bytes: [UInt8]

    /// Reads the 43 characters of base64url that ``description`` gives; nil where they are not the
    /// one encoding of 32 bytes.
    public init?(_ text: String) {
        guard let bytes = Base64URL.decode(text.utf8.span), bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    init(of key: PublicKey) {
        bytes = SHA256.digest(of: key.thumbprintInput.span)
    }

    /// The name of the key inside a trust list.
    public var keyID: KeyID { KeyID(self) }
}

extension Thumbprint: CustomStringConvertible, CustomDebugStringConvertible {
    /// The thumbprint in base64url, 43 characters.
    public var description: String { Base64URL.string(bytes.span) }

    /// The same in quotation marks, as a text has them.
    public var debugDescription: String { description.debugDescription }
}
