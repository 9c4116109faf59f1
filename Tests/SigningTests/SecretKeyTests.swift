import Signing
import Testing

@Suite struct SecretKeyTests {
    private static let secret = (0..<32).map { UInt8($0 * 7) }

    private static func file(_ secret: [UInt8]) throws -> [UInt8] {
        try KeyFile.containing(
            KeyFile.info(algorithm: OID.hmacWithSHA256 + der(0x05), privateKey: secret))
    }

    @Test(
        "A code is HMAC-SHA-256 as the command works it out", arguments: [0, 1, 55, 64, 65, 5000])
    func outside(length: Int) throws {
        let openssl = try OpenSSLCommand()
        let message = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let key = try SecretKey(pem: Self.file(Self.secret), passphrase: KeyFile.passphrase)
        let digits = Self.secret.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
        let input = try openssl.file("message", message)
        let expected = try openssl.run(
            "dgst", "-sha256", "-mac", "HMAC", "-macopt", "hexkey:\(digits.joined())", "-binary",
            input)
        #expect(key.code(for: message) == expected)
    }

    @Test("A secret is the same after it was kept in a file")
    func roundTrip() throws {
        let key = try SecretKey.generate()
        let pem = try key.encryptedPEM(passphrase: "p")
        let loaded = try SecretKey(pem: pem, passphrase: "p")
        let message: [UInt8] = [1, 2, 3]
        #expect(loaded.code(for: message) == key.code(for: message))
        #expect(throws: SigningError.wrongPassphrase) {
            try SecretKey(pem: pem, passphrase: "q")
        }
    }

    @Test("Two secrets give two codes")
    func different() throws {
        let codes = try (0..<2).map { _ in
            try SecretKey.generate().code(for: Self.secret)
        }
        #expect(codes[0] != codes[1])
    }

    @Test("A secret is no private key, and a private key is no secret")
    func otherKind() throws {
        let secret = try SecretKey.generate().encryptedPEM(passphrase: "p")
        #expect(throws: SigningError.unsupportedKey) {
            try PrivateKey(pem: secret, passphrase: "p")
        }
        let key = try PrivateKey.generate(.es256).encryptedPEM(passphrase: "p")
        #expect(throws: SigningError.unsupportedKey) {
            try SecretKey(pem: key, passphrase: "p")
        }
    }

    @Test("A secret of any length but 32 bytes is malformed", arguments: [0, 1, 31, 33, 64])
    func otherLength(count: Int) throws {
        let pem = try Self.file(Array(repeating: 1, count: count))
        #expect(throws: SigningError.malformedKey) {
            try SecretKey(pem: pem, passphrase: KeyFile.passphrase)
        }
    }

    @Test("A file cut anywhere before its last newline is malformed")
    func cut() throws {
        let pem = try SecretKey.generate().encryptedPEM(passphrase: "p")
        for count in 0..<pem.count - 1 {
            #expect(throws: SigningError.malformedKey) {
                try SecretKey(pem: Array(pem[..<count]), passphrase: "p")
            }
        }
    }
}
