internal import COpenSSL

/// Owns one key of OpenSSL; every key type of this module is a value over one of these.
///
/// `@unchecked Sendable`: the C side never changes a key once it is made.
@safe final class KeyHandle: @unchecked Sendable {
    private let pointer: OpaquePointer

    private init(_ pointer: OpaquePointer) {
        unsafe self.pointer = pointer
    }

    deinit {
        unsafe jieye_key_free(pointer)
    }

    var kind: jieye_kind { unsafe jieye_key_kind(pointer) }

    static func generate(_ kind: jieye_kind) throws(SigningError) -> KeyHandle {
        var pointer: OpaquePointer?
        return try unsafe make(jieye_key_generate(kind, &pointer), pointer)
    }

    static func publicKey(
        _ kind: jieye_kind, coordinates: Span<UInt8>
    ) throws(SigningError) -> KeyHandle {
        var pointer: OpaquePointer?
        let status = unsafe coordinates.withUnsafeBufferPointer { bytes in
            unsafe jieye_key_from_public(kind, bytes.baseAddress, bytes.count, &pointer)
        }
        return try unsafe make(status, pointer)
    }

    static func load(
        pem: Span<UInt8>, passphrase: Span<UInt8>
    ) throws(SigningError) -> KeyHandle {
        try checkUsable(passphrase)
        var pointer: OpaquePointer?
        let status = unsafe pem.withUnsafeBufferPointer { pem in
            unsafe passphrase.withUnsafeBufferPointer { passphrase in
                unsafe jieye_key_load(
                    pem.baseAddress, pem.count, passphrase.baseAddress, passphrase.count, &pointer)
            }
        }
        return try unsafe make(status, pointer)
    }

    func encryptedPEM(passphrase: Span<UInt8>) throws(SigningError) -> [UInt8] {
        try Self.checkUsable(passphrase)
        var status = jieye_status(jieye_ok)
        let pem = unsafe [UInt8](unsafeUninitializedCapacity: Int(jieye_maximum_key_file_size)) {
            output, count in
            guard let start = output.baseAddress else { return }
            status = unsafe passphrase.withUnsafeBufferPointer { passphrase in
                unsafe jieye_key_store(
                    pointer, passphrase.baseAddress, passphrase.count, start, &count)
            }
        }
        try SigningError.check(status)
        return pem
    }

    func coordinates(count: Int) throws(SigningError) -> [UInt8] {
        var status = jieye_status(jieye_ok)
        let coordinates = unsafe [UInt8](count: count) { start in
            status = unsafe jieye_key_public(pointer, start)
        }
        try SigningError.check(status)
        return coordinates
    }

    func isValid(_ signature: Span<UInt8>, for message: Span<UInt8>) -> Bool {
        guard signature.count == jieye_signature_size else { return false }
        return unsafe signature.withUnsafeBufferPointer { signature in
            unsafe message.withUnsafeBufferPointer { message in
                unsafe jieye_verify(
                    pointer, signature.baseAddress, message.baseAddress, message.count)
            }
        }
    }

    func authenticationCode(for message: Span<UInt8>) -> [UInt8] {
        unsafe [UInt8](count: Int(jieye_digest_size)) { start in
            let done = unsafe message.withUnsafeBufferPointer { message in
                unsafe jieye_hmac(pointer, message.baseAddress, message.count, start)
            }
            precondition(done, "OpenSSL has no memory")
        }
    }

    /// A signer of OpenSSL, which the caller frees.
    @unsafe func makeSigner() throws(SigningError) -> OpaquePointer {
        var signer: OpaquePointer?
        try SigningError.check(unsafe jieye_signer_new(pointer, &signer))
        guard let signer = unsafe signer else { throw .openSSL("no signer") }
        return unsafe signer
    }

    @unsafe private static func make(
        _ status: jieye_status, _ pointer: OpaquePointer?
    ) throws(SigningError) -> KeyHandle {
        try SigningError.check(status)
        guard let pointer = unsafe pointer else { throw .openSSL("no key") }
        return unsafe KeyHandle(pointer)
    }

    /// OpenSSL would take an empty passphrase, and hide nothing with it.
    private static func checkUsable(_ passphrase: Span<UInt8>) throws(SigningError) {
        guard 1...1024 ~= passphrase.count else { throw .unusablePassphrase }
    }
}
