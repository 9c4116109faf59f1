internal import COpenSSL

/// Where salts and shuffles come from: the system, or a test that wants the same again.
///
/// Keys never come from here.
public struct RandomSource: Sendable {
    /// Gives as many bytes as asked for.
    public let bytes: @Sendable (_ count: Int) -> [UInt8]

    /// OpenSSL's random generator.
    public static let system = RandomSource { count in
        unsafe [UInt8](count: count) { start in
            let done = unsafe jieye_random(start, count)
            precondition(done, "the system gives no random bytes")
        }
    }

    /// A source that gives what `bytes` returns.
    public init(bytes: @escaping @Sendable (_ count: Int) -> [UInt8]) {
        self.bytes = bytes
    }
}
