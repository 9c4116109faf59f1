internal import COpenSSL

/// SHA-256 (FIPS 180-4) of bytes that are at hand.
public enum SHA256 {
    /// The digest, 32 bytes.
    public static func digest(of message: Span<UInt8>) -> [UInt8] {
        unsafe [UInt8](count: Int(jieye_digest_size)) { start in
            let done = unsafe message.withUnsafeBufferPointer { message in
                unsafe jieye_sha256(message.baseAddress, message.count, start)
            }
            precondition(done, "OpenSSL has no memory")
        }
    }
}

/// SHA-256 of bytes that come piece by piece.
@safe public struct SHA256Stream: ~Copyable {
    private let pointer: OpaquePointer

    /// Begins a digest.
    public init() {
        guard let pointer = unsafe jieye_digest_new() else {
            preconditionFailure("OpenSSL has no memory")
        }
        unsafe self.pointer = unsafe pointer
    }

    deinit {
        unsafe jieye_digest_free(pointer)
    }

    /// Takes the next bytes.
    public mutating func update(_ piece: Span<UInt8>) {
        let done = unsafe piece.withUnsafeBufferPointer { piece in
            unsafe jieye_digest_update(pointer, piece.baseAddress, piece.count)
        }
        precondition(done, "OpenSSL failed to digest")
    }

    /// Ends the digest and gives its 32 bytes.
    public consuming func finalize() -> [UInt8] {
        unsafe [UInt8](count: Int(jieye_digest_size)) { start in
            let done = unsafe jieye_digest_final(pointer, start)
            precondition(done, "OpenSSL failed to digest")
        }
    }
}
