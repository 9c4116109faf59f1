internal import COpenSSL

/// A secret of 32 random bytes for HMAC-SHA-256 (RFC 2104), kept in a file like a private key.
///
/// In the file it is PKCS #8 with the algorithm `hmacWithSHA256` (RFC 8018).
public struct SecretKey: Sendable {
    private let handle: KeyHandle

    /// Makes a new secret.
    ///
    /// - Throws: ``SigningError/openSSL(_:)``.
    public static func generate() throws(SigningError) -> SecretKey {
        try SecretKey(handle: KeyHandle.generate(.hmac))
    }

    /// Opens a file that ``encryptedPEM(passphrase:)`` wrote.
    ///
    /// - Parameters:
    ///   - pem: the file, at most 16 KiB.
    ///   - passphrase: 1 to 1,024 bytes, taken as they are.
    /// - Throws: ``SigningError``; ``SigningError/unsupportedKey`` for a private key.
    public init(pem: Span<UInt8>, passphrase: Span<UInt8>) throws(SigningError) {
        let handle = try KeyHandle.load(pem: pem, passphrase: passphrase)
        guard handle.kind == .hmac else { throw .unsupportedKey }
        self.init(handle: handle)
    }

    private init(handle: KeyHandle) {
        self.handle = handle
    }

    /// The secret as a file, in the form of ``PrivateKey/encryptedPEM(passphrase:)``.
    ///
    /// - Parameter passphrase: 1 to 1,024 bytes, taken as they are.
    /// - Returns: PEM with a final newline. No two calls give the same bytes.
    /// - Throws: ``SigningError/unusablePassphrase``, ``SigningError/openSSL(_:)``.
    public func encryptedPEM(passphrase: Span<UInt8>) throws(SigningError) -> [UInt8] {
        try handle.encryptedPEM(passphrase: passphrase)
    }

    /// The HMAC-SHA-256 of a message under this secret, 32 bytes.
    public func authenticationCode(for message: Span<UInt8>) -> [UInt8] {
        handle.authenticationCode(for: message)
    }
}
