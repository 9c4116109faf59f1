import Signing
import Testing

@Suite struct PublicKeyTests {
    @Test("Coordinates make the key that they came from", arguments: SignatureAlgorithm.all)
    func roundTrip(algorithm: SignatureAlgorithm) throws {
        for _ in 0..<50 {
            let key = try PrivateKey.generate(algorithm)
            let copy = try PublicKey(algorithm, coordinates: key.publicKey.coordinates)
            #expect(copy == key.publicKey)
            #expect(copy.hashValue == key.publicKey.hashValue)
            #expect(copy.accepts(try key.makeSigner().sign([1]), for: [1]))
        }
    }

    @Test("Coordinates of another length make no key", arguments: SignatureAlgorithm.all)
    func otherLength(algorithm: SignatureAlgorithm) throws {
        let coordinates = try PrivateKey.generate(algorithm).publicKey.coordinates
        let wrong = [
            [], [0] + coordinates, coordinates + [0], Array(coordinates.dropLast()),
            coordinates + coordinates, [4] + coordinates, Array(coordinates.prefix(16)),
        ]
        for coordinates in wrong {
            #expect(throws: SigningError.invalidPublicKey) {
                try PublicKey(algorithm, coordinates: coordinates)
            }
        }
    }

    @Test("A point off the curve makes no key", arguments: [SignatureAlgorithm.es256, .sm2])
    func offCurve(algorithm: SignatureAlgorithm) throws {
        let coordinates = try PrivateKey.generate(algorithm).publicKey.coordinates
        for bit in stride(from: 0, to: 512, by: 7) {
            var altered = coordinates
            altered[bit / 8] ^= 1 << (bit % 8)
            // Another x has a point half of the time, but hardly ever with the same y.
            #expect(throws: SigningError.invalidPublicKey) {
                try PublicKey(algorithm, coordinates: altered)
            }
        }
    }

    @Test(
        "Zeros, as some write the point at infinity, make no key", arguments: SignatureAlgorithm.all
    )
    func infinity(algorithm: SignatureAlgorithm) {
        let zeros = [UInt8](repeating: 0, count: algorithm.publicKeySize)
        let ones = [UInt8](repeating: 0xff, count: algorithm.publicKeySize)
        for coordinates in [zeros, ones] {
            #expect(throws: SigningError.invalidPublicKey) {
                try PublicKey(algorithm, coordinates: coordinates)
            }
        }
    }

    @Test("A coordinate of the prime or more makes no key, though it stands for a point")
    func notReduced() throws {
        // (5, y) lies on P-256, and 5 + p is written in 32 bytes too.
        let y = hex("459243B9AA581806FE913BCE99817ADE11CA503C64D9A3C533415C083248FBCC")
        let five = [UInt8](repeating: 0, count: 31) + [5]
        let fiveMore = hex("FFFFFFFF00000001000000000000000000000001000000000000000000000004")
        #expect(throws: Never.self) { try PublicKey(.es256, coordinates: five + y) }
        #expect(throws: SigningError.invalidPublicKey) {
            try PublicKey(.es256, coordinates: fiveMore + y)
        }
    }

    @Test("Keys of other points or other algorithms are not equal")
    func equality() throws {
        let keys = try SignatureAlgorithm.all.flatMap { algorithm in
            try (0..<2).map { _ in try PrivateKey.generate(algorithm).publicKey }
        }
        #expect(Set(keys).count == keys.count)
    }
}
