import Signing
import Testing

@Suite struct KeyFileTests {
    @Test("A key file opens to the same key that signs the same", arguments: SignatureAlgorithm.all)
    func roundTrip(algorithm: SignatureAlgorithm) throws {
        let key = try PrivateKey.generate(algorithm)
        let pem = try key.encryptedPEM(passphrase: "口令\0 after a zero byte")
        let loaded = try PrivateKey(pem: pem, passphrase: "口令\0 after a zero byte")
        #expect(loaded.publicKey == key.publicKey)
        #expect(key.publicKey.accepts(try loaded.makeSigner().sign([1]), for: [1]))
        #expect(throws: SigningError.wrongPassphrase) {
            try PrivateKey(pem: pem, passphrase: "口令")
        }
    }

    @Test("A wrong passphrase is told apart from a damaged file")
    func wrongPassphrase() throws {
        let pem = try PrivateKey.generate(.ed25519).encryptedPEM(passphrase: "right")
        for wrong in ["Right", "right ", "righ", "r", String(repeating: "x", count: 1024)] {
            #expect(throws: SigningError.wrongPassphrase) {
                try PrivateKey(pem: pem, passphrase: wrong)
            }
        }
    }

    @Test("A passphrase that is empty or over 1,024 bytes is refused both ways")
    func unusablePassphrase() throws {
        let key = try PrivateKey.generate(.ed25519)
        let pem = try key.encryptedPEM(passphrase: "right")
        for passphrase in ["", String(repeating: "x", count: 1025)] {
            #expect(throws: SigningError.unusablePassphrase) {
                try PrivateKey(pem: pem, passphrase: passphrase)
            }
            #expect(throws: SigningError.unusablePassphrase) {
                try key.encryptedPEM(passphrase: passphrase)
            }
        }
    }

    @Test(
        "A file cut anywhere before its last newline is malformed",
        arguments: SignatureAlgorithm.all)
    func cut(algorithm: SignatureAlgorithm) throws {
        let pem = try PrivateKey.generate(algorithm).encryptedPEM(passphrase: "p")
        for count in 0..<pem.count - 1 {
            #expect(throws: SigningError.malformedKey, "\(count) bytes") {
                try PrivateKey(pem: Array(pem[..<count]), passphrase: "p")
            }
        }
        let loaded = try PrivateKey(pem: pem.dropLast(), passphrase: "p")
        #expect(loaded.publicKey.algorithm == algorithm)
    }

    @Test("Anything before or after the block is malformed, but blank space at the end")
    func surroundings() throws {
        let pem = try PrivateKey.generate(.es256).encryptedPEM(passphrase: "p")
        for wrong in [
            [0x0a] + pem, [0xef, 0xbb, 0xbf] + pem, Array("key\n".utf8) + pem,
            Array("-----BEGIN no block\nkey\n".utf8) + pem, pem + Array("x".utf8), pem + [0],
            pem + pem,
        ] {
            #expect(throws: SigningError.malformedKey) {
                try PrivateKey(pem: wrong, passphrase: "p")
            }
        }
        let windows = pem.flatMap { $0 == 0x0a ? [0x0d, 0x0a] : [$0] }
        #expect(throws: Never.self) {
            try PrivateKey(pem: windows + Array(" \t\r\n\n".utf8), passphrase: "p")
        }
    }

    @Test("A file of more than 16 KiB is malformed")
    func tooLong() throws {
        let pem = try PrivateKey.generate(.es256).encryptedPEM(passphrase: "p")
        let blank = [UInt8](repeating: 0x0a, count: 16384 - pem.count)
        #expect(throws: Never.self) { try PrivateKey(pem: pem + blank, passphrase: "p") }
        #expect(throws: SigningError.malformedKey) {
            try PrivateKey(pem: pem + blank + [0x0a], passphrase: "p")
        }
    }

    @Test("Two files of one key have nothing in common but their form")
    func fresh() throws {
        let key = try PrivateKey.generate(.ed25519)
        let files = try (0..<2).map { _ in
            try KeyFile.content(of: key.encryptedPEM(passphrase: "p"))
        }
        #expect(files[0].count == files[1].count)
        #expect(zip(files[0], files[1]).count { $0 == $1 } < files[0].count / 2)
    }

    @Test("A file asks for AES-256-CBC and scrypt with N 2^14, r 8, p 5, and a salt of 16 bytes")
    func parameters() throws {
        let pem = try PrivateKey.generate(.ed25519).encryptedPEM(passphrase: "p")
        let bytes = try KeyFile.content(of: pem)
        #expect(bytes.firstRange(of: OID.pbes2) != nil)
        #expect(bytes.firstRange(of: OID.aes256CBC) != nil)
        #expect(bytes.firstRange(of: OID.scrypt + hex("301c0410")) != nil)
        #expect(bytes.firstRange(of: hex("02024000 020108 020105")) != nil)
    }
}
