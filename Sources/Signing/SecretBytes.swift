internal import COpenSSL

/// Bytes that exist once: in memory that is locked where the system lets it, and cleansed at their end.
///
/// A class, since one secret may have several owners (an office's keys and its root can lie under one
/// passphrase): they share the one memory, and nothing here copies out of it.
///
/// `@unchecked Sendable`: the bytes never change once they are there.
@safe package final class SecretBytes: @unchecked Sendable {
    /// How many bytes there are.
    package let count: Int

    private let memory: UnsafeMutablePointer<UInt8>
    private let capacity: Int

    /// Memory for so many bytes at most, into which `fill` writes them. What it takes back again is
    /// cleansed with the rest.
    package init<Failure: Error>(
        capacity: Int, filledBy fill: (inout OutputSpan<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        guard let memory = unsafe jieye_secret_new(capacity) else {
            preconditionFailure("OpenSSL has no memory")
        }
        let buffer = unsafe UnsafeMutableBufferPointer(start: memory, count: capacity)
        var output = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
        do throws(Failure) {
            try fill(&output)
        } catch {
            unsafe jieye_secret_free(memory, capacity)
            throw error
        }
        count = unsafe output.finalize(for: buffer)
        unsafe (self.memory, self.capacity) = unsafe (memory, capacity)
    }

    deinit {
        unsafe jieye_secret_free(memory, capacity)
    }

    /// Calls `body` with the bytes.
    package func withBytes<Value, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try unsafe body(UnsafeBufferPointer(start: memory, count: count).span)
    }

    /// Whether both hold the same bytes.
    package func isSame(as other: SecretBytes) -> Bool {
        unsafe count == other.count && jieye_secrets_match(memory, other.memory, count)
    }
}
