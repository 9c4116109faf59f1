import Signing
import Testing

/// What is inside the encryption, put together by hand.
@Suite struct KeyFileContentTests {
    /// The key of RFC 8032 section 7.1, TEST 1.
    private static let seed = der(
        0x04, hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
    private static let coordinates = hex(
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")

    private static func checksum(_ privateKey: [UInt8]) -> [UInt8] {
        attribute(OID.localKeyID, SHA256.digest(of: privateKey.span))
    }

    private static func attribute(_ name: [UInt8], _ value: [UInt8]) -> [UInt8] {
        der(0xa0, der(0x30, name, der(0x31, der(0x04, value))))
    }

    private static func ed25519(attributes: [UInt8] = []) -> [UInt8] {
        KeyFile.info(algorithm: OID.ed25519, privateKey: seed, attributes: attributes)
    }

    private func open(_ plaintext: [UInt8]) throws -> PrivateKey {
        try PrivateKey(pem: KeyFile.containing(plaintext), passphrase: KeyFile.passphrase)
    }

    @Test("A file opens with its checksum and, made elsewhere, without one")
    func wellFormed() throws {
        let plain = try open(Self.ed25519())
        #expect(plain.publicKey.coordinates == Self.coordinates)
        let checked = try open(Self.ed25519(attributes: Self.checksum(Self.seed)))
        #expect(checked.publicKey.coordinates == Self.coordinates)
    }

    @Test("A checksum that does not fit, or any other attribute, makes a malformed file")
    func wrongChecksum() throws {
        for attributes in [
            Self.checksum(Self.seed + [0]), Self.attribute(OID.localKeyID, [1, 2, 3]),
            Self.attribute(OID.keyUsage, [0, 0x10]), der(0xa0, der(0x30, OID.localKeyID)),
            der(0xa0, der(0x30, OID.localKeyID, der(0x31))),
        ] {
            #expect(throws: SigningError.malformedKey) {
                try open(Self.ed25519(attributes: attributes))
            }
        }
    }

    @Test("No flipped bit of the encrypted part gives another key")
    func flippedBits() throws {
        let plaintext = Self.ed25519(attributes: Self.checksum(Self.seed))
        let ciphertext = try KeyFile.encrypt(plaintext)
        for bit in 0..<ciphertext.count * 8 {
            var altered = ciphertext
            altered[bit / 8] ^= 1 << (bit % 8)
            let file = KeyFile.sealed(
                derivation: KeyFile.pbkdf2(iterations: 1), ciphertext: altered)
            // The first block is what tells whether the passphrase was right.
            #expect(throws: bit < 128 ? SigningError.wrongPassphrase : .malformedKey, "bit \(bit)")
            {
                try PrivateKey(pem: KeyFile.pem(file), passphrase: KeyFile.passphrase)
            }
        }
    }

    @Test("Bytes after the key, inside its envelopes, make a malformed file")
    func trailing() throws {
        for plaintext in [
            Self.ed25519() + [0],
            KeyFile.info(algorithm: OID.ed25519, privateKey: Self.seed + [0]),
            KeyFile.info(algorithm: OID.ed25519, privateKey: Self.seed + Self.seed),
        ] {
            #expect(throws: SigningError.malformedKey) { try open(plaintext) }
        }
    }

    @Test(
        "A private part that is no key makes a malformed file",
        arguments: [
            [], [0x04], der(0x04), der(0x04, [1]), Array(repeating: 7, count: 32),
            der(0x04, Array(repeating: 7, count: 31)), der(0x04, Array(repeating: 7, count: 33)),
        ] as [[UInt8]])
    func noKey(privateKey: [UInt8]) throws {
        #expect(throws: SigningError.malformedKey) {
            try open(KeyFile.info(algorithm: OID.ed25519, privateKey: privateKey))
        }
        #expect(throws: SigningError.malformedKey) {
            try open(KeyFile.info(algorithm: OID.ecPublicKey + OID.p256, privateKey: privateKey))
        }
    }

    @Test("A scalar out of range, or a public half of another key, makes a malformed file")
    func unsoundPair() throws {
        let order = hex("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551")
        let zero = [UInt8](repeating: 0, count: 32)
        let other = try PrivateKey.generate(.es256).publicKey.coordinates
        let half = der(0xa1, der(0x03, [0, 4] + other))
        for (scalar, half) in [(zero, []), (order, []), (zero.dropLast() + [2], half)] {
            let pair = der(0x30, derInteger(1), der(0x04, scalar), half)
            #expect(throws: SigningError.malformedKey) {
                try open(KeyFile.info(algorithm: OID.ecPublicKey + OID.p256, privateKey: pair))
            }
        }
        let one = der(0x30, derInteger(1), der(0x04, zero.dropLast() + [2]))
        #expect(throws: Never.self) {
            try open(KeyFile.info(algorithm: OID.ecPublicKey + OID.p256, privateKey: one))
        }
    }
}
