import Signing
import Testing

@Suite struct Ed25519Tests {
    /// RFC 8032 section 7.1, TEST 1 and TEST 2.
    static let examples: [(key: String, message: String, signature: String)] = [
        (
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            """
            e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555
            fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b
            """
        ),
        (
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            """
            92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da
            085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
            """
        ),
    ]
    /// 2^252 + 27742317777372353535851937790883648493, little-endian.
    private static let order = hex(
        "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")

    @Test("The examples of RFC 8032 are valid", arguments: examples)
    func example(key: String, message: String, signature: String) throws {
        let publicKey = try PublicKey(.ed25519, coordinates: hex(key))
        #expect(publicKey.accepts(hex(signature), for: hex(message)))
    }

    @Test("S plus the order is not valid", arguments: examples)
    func largeS(key: String, message: String, signature: String) throws {
        let publicKey = try PublicKey(.ed25519, coordinates: hex(key))
        let bytes = hex(signature)
        var s = Array(bytes[32...])
        for _ in 0..<7 {
            s = add(Self.order, to: s)
            #expect(!publicKey.accepts(Array(bytes[..<32]) + s, for: hex(message)))
        }
    }

    @Test("R and S of nothing but zeros or ones make no signature", arguments: [0, 1, 0x80, 0xff])
    func emptyHalves(byte: UInt8) throws {
        let publicKey = try PublicKey(.ed25519, coordinates: hex(Self.examples[0].key))
        let half = [byte] + Array(repeating: byte == 0xff ? 0xff : 0, count: 31)
        let zero = Array(repeating: UInt8(0), count: 32)
        #expect(!publicKey.accepts(half + half, for: []))
        #expect(!publicKey.accepts(half + zero, for: []))
        #expect(!publicKey.accepts(zero + half, for: []))
    }

    @Test(
        "The eight points of small order are no public keys",
        arguments: [
            "0100000000000000000000000000000000000000000000000000000000000000",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000080",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        ])
    func smallOrder(coordinates: String) {
        #expect(throws: SigningError.invalidPublicKey) {
            try PublicKey(.ed25519, coordinates: hex(coordinates))
        }
    }

    @Test("A y of the prime or more is no public key, whatever its sign", arguments: 0...18)
    func notCanonical(excess: UInt8) {
        for last in [UInt8(0x7f), 0xff] {
            let coordinates = [0xed + excess] + Array(repeating: 0xff, count: 30) + [last]
            #expect(throws: SigningError.invalidPublicKey) {
                try PublicKey(.ed25519, coordinates: coordinates)
            }
        }
    }

    @Test(
        "Zero has one sign: 1 and -1 with the other one are no public keys",
        arguments: [
            "0100000000000000000000000000000000000000000000000000000000000080",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        ])
    func negativeZero(coordinates: String) {
        #expect(throws: SigningError.invalidPublicKey) {
            try PublicKey(.ed25519, coordinates: hex(coordinates))
        }
    }

    @Test("A y without a point is no public key, and with one it is", arguments: 2...40)
    func offCurve(y: UInt8) {
        let coordinates = [y] + Array(repeating: UInt8(0), count: 31)
        let isPoint = Self.withPoint.contains(y)
        #expect(((try? PublicKey(.ed25519, coordinates: coordinates)) != nil) == isPoint)
    }

    /// From 2 to 40, worked out apart with Python's integers.
    private static let withPoint: Set<UInt8> = [
        3, 4, 5, 6, 9, 10, 14, 15, 16, 18, 19, 21, 23, 24, 25, 26, 27, 28, 29, 30, 32, 33, 35, 37,
        39, 40,
    ]
}
