/// What RFC 8032 asks of an encoded public key and OpenSSL does not check.
enum Ed25519Encoding {
    /// Whether `y` is less than the prime (section 5.1.3) and the point is none of the eight of
    /// small order. That `y` belongs to a point at all is checked where the key is made.
    static func isAcceptable(_ coordinates: [UInt8]) -> Bool {
        guard coordinates.count == prime.count else { return false }
        var y = Array(coordinates.reversed())
        y[0] &= 0x7f
        return y.lexicographicallyPrecedes(prime) && !smallOrder.contains(y)
    }

    /// 2^255 - 19, big-endian.
    private static let prime = edge(0x7f, 0xed)

    /// The `y` of the points whose order divides 8, big-endian; each but the first two stands for
    /// `x` and `-x`.
    private static let smallOrder = [
        edge(0, 1, middle: 0),
        edge(0x7f, 0xec),
        edge(0, 0, middle: 0),
        [
            0x05, 0xfc, 0x53, 0x6d, 0x88, 0x02, 0x38, 0xb1, 0x39, 0x33, 0xc6, 0xd3, 0x05, 0xac,
            0xdf, 0xd5, 0xf0, 0x98, 0xef, 0xf2, 0x89, 0xf4, 0xc3, 0x45, 0xb0, 0x27, 0xb2, 0xc2,
            0x8f, 0x95, 0xe8, 0x26,
        ],
        [
            0x7a, 0x03, 0xac, 0x92, 0x77, 0xfd, 0xc7, 0x4e, 0xc6, 0xcc, 0x39, 0x2c, 0xfa, 0x53,
            0x20, 0x2a, 0x0f, 0x67, 0x10, 0x0d, 0x76, 0x0b, 0x3c, 0xba, 0x4f, 0xd8, 0x4d, 0x3d,
            0x70, 0x6a, 0x17, 0xc7,
        ],
    ]

    private static func edge(_ first: UInt8, _ last: UInt8, middle: UInt8 = 0xff) -> [UInt8] {
        [first] + Array(repeating: middle, count: 30) + [last]
    }
}
