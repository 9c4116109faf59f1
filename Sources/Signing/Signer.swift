internal import COpenSSL

/// A private key made ready once for many signatures, by one thread at a time.
@safe public struct Signer: ~Copyable {
    /// The key that the signatures verify with.
    public let publicKey: PublicKey
    /// The algorithm of the signatures.
    public var algorithm: SignatureAlgorithm { publicKey.algorithm }

    private let pointer: OpaquePointer

    init(_ publicKey: PublicKey, handle: KeyHandle) throws(SigningError) {
        unsafe pointer = try handle.makeSigner()
        self.publicKey = publicKey
    }

    deinit {
        unsafe jieye_signer_free(pointer)
    }

    /// Signs a message.
    ///
    /// - Returns: 64 bytes: `r` and `s`, big-endian, or an Ed25519 signature. Only Ed25519 gives
    ///   the same bytes for the same message.
    /// - Throws: ``SigningError/openSSL(_:)``.
    public func signature(for message: Span<UInt8>) throws(SigningError) -> [UInt8] {
        var status = jieye_status(jieye_ok)
        let signature = unsafe [UInt8](count: Int(jieye_signature_size)) { start in
            status = unsafe message.withUnsafeBufferPointer { message in
                unsafe jieye_sign(pointer, message.baseAddress, message.count, start)
            }
        }
        try SigningError.check(status)
        return signature
    }
}
