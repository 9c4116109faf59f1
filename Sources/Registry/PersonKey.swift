/// What a person is known by: HMAC-SHA-256 over type and number of the identity document, with a
/// secret that is not in the registry.
package struct PersonKey: Sendable, Hashable, Comparable {
    // Four words rather than an array: a million of them then need no allocation each.
    private let a, b, c, d: UInt64

    /// The key with these 32 bytes; nil where there are more or fewer.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        func word(_ start: Int) -> UInt64 {
            bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
        }
        (a, b, c, d) = (word(0), word(8), word(16), word(24))
    }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        for word in [a, b, c, d] {
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
        return bytes
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.a, left.b, left.c, left.d) < (right.a, right.b, right.c, right.d)
    }
}
