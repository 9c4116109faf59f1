internal import COpenSSL

/// A key pair of one algorithm. Copies share one key of OpenSSL, which cleanses it at the end.
public struct PrivateKey: Sendable {
    /// The public half.
    public let publicKey: PublicKey

    private let handle: KeyHandle

    /// Makes a new key pair.
    ///
    /// - Throws: ``SigningError/openSSL(_:)``.
    public static func generate(
        _ algorithm: SignatureAlgorithm
    ) throws(SigningError) -> PrivateKey {
        try PrivateKey(algorithm, handle: KeyHandle.generate(algorithm.kind))
    }

    /// Opens a key file: one PEM block `ENCRYPTED PRIVATE KEY` (PKCS #8, PBES2 with AES-CBC under
    /// scrypt or PBKDF2, RFC 8018), as ``encryptedPEM(passphrase:)`` and `openssl` write it.
    ///
    /// The algorithm is that of the key in the file.
    /// - Parameters:
    ///   - pem: the file, at most 16 KiB.
    ///   - passphrase: 1 to 1,024 bytes, taken as they are.
    /// - Throws: ``SigningError``; ``SigningError/costlyKey`` before any work is done.
    public init(pem: Span<UInt8>, passphrase: Span<UInt8>) throws(SigningError) {
        let handle = try KeyHandle.load(pem: pem, passphrase: passphrase)
        let row = SignatureAlgorithm.all.first { $0.kind == handle.kind }
        guard let algorithm = row else { throw .unsupportedKey }
        try self.init(algorithm, handle: handle)
    }

    private init(_ algorithm: SignatureAlgorithm, handle: KeyHandle) throws(SigningError) {
        publicKey = try PublicKey(algorithm, handle: handle)
        self.handle = handle
    }

    /// The key as a file: PKCS #8 under AES-256-CBC and scrypt (N 2^14, r 8, p 5).
    ///
    /// - Parameter passphrase: 1 to 1,024 bytes, taken as they are.
    /// - Returns: PEM with a final newline. No two calls give the same bytes.
    /// - Throws: ``SigningError/unusablePassphrase``, ``SigningError/openSSL(_:)``.
    public func encryptedPEM(passphrase: Span<UInt8>) throws(SigningError) -> [UInt8] {
        try handle.encryptedPEM(passphrase: passphrase)
    }

    /// Makes a signer; each thread that signs needs one of its own.
    ///
    /// - Throws: ``SigningError/openSSL(_:)``.
    public func makeSigner() throws(SigningError) -> Signer {
        try Signer(publicKey, handle: handle)
    }
}
