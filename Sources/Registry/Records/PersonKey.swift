/// What a person is known by: HMAC-SHA-256 over type and number of the identity document, with a
/// secret that is not in the registry.
///
/// Of the 32 bytes the first 16 are kept (RFC 2104 section 5 allows the half): no two of a million
/// persons will ever share them, and the index over them is half as large.
package struct PersonKey: Sendable, Hashable, Comparable {
    static let size = 16

    // Two words rather than an array: a million of them then need no allocation each.
    private let high, low: UInt64

    /// The key of a person with this HMAC-SHA-256; nil where it has not 32 bytes.
    package init?(_ authenticationCode: [UInt8]) {
        guard authenticationCode.count == 32 else { return nil }
        self.init(stored: Array(authenticationCode.prefix(Self.size)))
    }

    /// The key with these 16 bytes; nil where there are more or fewer.
    init?(stored bytes: [UInt8]) {
        guard bytes.count == Self.size else { return nil }
        func word(_ range: Range<Int>) -> UInt64 {
            bytes[range].reduce(0) { $0 << 8 | UInt64($1) }
        }
        (high, low) = (word(0..<8), word(8..<16))
    }

    /// The 16 bytes.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.size)
        for word in [high, low] {
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
        return bytes
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}
