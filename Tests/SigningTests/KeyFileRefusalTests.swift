import Signing
import Testing

@Suite struct KeyFileRefusalTests {
    @Test(
        "A private key that is not encrypted is refused by name",
        arguments: [["pkey"], ["ec"], ["pkey", "-traditional"]])
    func plain(command: [String]) throws {
        let openssl = try OpenSSLCommand()
        let path = try openssl.file(
            "key.pem", openssl.run(["genpkey"] + SignatureAlgorithm.es256.commandKey))
        let pem = try openssl.run(command + ["-in", path])
        #expect(throws: SigningError.unencryptedKey) {
            try PrivateKey(pem: pem, passphrase: "p")
        }
    }

    @Test("The old way to encrypt a key, in a header of its PEM, is not supported")
    func oldEncryption() throws {
        let openssl = try OpenSSLCommand()
        let path = try openssl.file(
            "key.pem", openssl.run(["genpkey"] + SignatureAlgorithm.es256.commandKey))
        let pem = try openssl.run("ec", "-in", path, "-aes256", "-passout", "pass:p")
        #expect(throws: SigningError.unsupportedKey) {
            try PrivateKey(pem: pem, passphrase: "p")
        }
    }

    @Test(
        "A key of another kind or curve is not supported",
        arguments: [
            ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"],
            ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
            ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:secp256k1"],
            [
                "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-pkeyopt",
                "ec_param_enc:explicit",
            ],
            ["-algorithm", "ED448"], ["-algorithm", "X25519"],
        ])
    func otherKind(options: [String]) throws {
        let openssl = try OpenSSLCommand()
        let pem = try openssl.run(["genpkey", "-aes-256-cbc", "-pass", "pass:p"] + options)
        #expect(throws: SigningError.unsupportedKey) {
            try PrivateKey(pem: pem, passphrase: "p")
        }
    }

    @Test(
        "Another cipher or another kind of encryption is not supported",
        arguments: [["-v2", "des3"], ["-v2", "camellia256"], ["-v1", "PBE-SHA1-3DES"]])
    func otherEncryption(options: [String]) throws {
        let openssl = try OpenSSLCommand()
        let path = try openssl.file("key.pem", openssl.run("genpkey", "-algorithm", "ED25519"))
        let pem = try openssl.run(
            ["pkcs8", "-topk8", "-in", path, "-passout", "pass:p"] + options)
        #expect(throws: SigningError.unsupportedKey) {
            try PrivateKey(pem: pem, passphrase: "p")
        }
    }

    @Test(
        "A PEM block of another label is not supported", arguments: ["CERTIFICATE", "PUBLIC KEY"])
    func otherLabel(label: String) throws {
        #expect(throws: SigningError.unsupportedKey) {
            try PrivateKey(pem: KeyFile.pem([0x30, 0], label: label), passphrase: "p")
        }
    }

    @Test(
        "A file that asks for too much work is refused before the work",
        arguments: [
            KeyFile.scrypt(n: 1 << 20, r: 8, p: 1), KeyFile.scrypt(n: 1 << 14, r: 16, p: 1),
            KeyFile.scrypt(n: 1 << 14, r: 8, p: 33), KeyFile.scrypt(n: 2, r: 1 << 21, p: 2),
            KeyFile.scrypt(n: 1 << 62, r: 1 << 62, p: 1 << 62),
            KeyFile.scrypt(n: 1 << 32, r: 1 << 32, p: 1), KeyFile.scrypt(n: 2, r: 1, p: 1 << 30),
            KeyFile.scrypt(n: .max, r: .max, p: .max), KeyFile.scrypt(n: 0, r: 8, p: 1),
            KeyFile.scrypt(n: 1 << 14, r: 0, p: 1), KeyFile.scrypt(n: 1 << 14, r: 8, p: 0),
            KeyFile.pbkdf2(iterations: 10_000_001), KeyFile.pbkdf2(iterations: .max),
            KeyFile.pbkdf2(iterations: 0),
        ])
    func costly(derivation: [UInt8]) throws {
        let file = KeyFile.sealed(
            derivation: derivation, ciphertext: Array(repeating: 0, count: 64))
        let start = ContinuousClock.now
        #expect(throws: SigningError.costlyKey) {
            try PrivateKey(pem: KeyFile.pem(file), passphrase: "p")
        }
        #expect(ContinuousClock.now - start < .seconds(1))
    }

    @Test(
        "Parameters that are no parameters make a malformed file",
        arguments: [
            KeyFile.scrypt(n: 12345, r: 8, p: 1), der(0x30, OID.scrypt),
            der(0x30, OID.scrypt, der(0x05)), der(0x30, OID.scrypt, der(0x30)),
            der(0x30, OID.pbkdf2, der(0x30)), der(0x30, OID.pbkdf2, der(0x04)), der(0x30),
            der(0x05), [],
        ])
    func malformedParameters(derivation: [UInt8]) throws {
        let file = KeyFile.sealed(
            derivation: derivation, ciphertext: Array(repeating: 0, count: 64))
        #expect(throws: SigningError.malformedKey) {
            try PrivateKey(pem: KeyFile.pem(file), passphrase: "p")
        }
    }

    @Test("An encrypted part that is not whole blocks is malformed", arguments: [0, 1, 15, 17, 63])
    func partialBlocks(count: Int) throws {
        let file = KeyFile.sealed(
            derivation: KeyFile.pbkdf2(iterations: 1),
            ciphertext: Array(repeating: 0, count: count))
        #expect(throws: SigningError.malformedKey) {
            try PrivateKey(pem: KeyFile.pem(file), passphrase: "p")
        }
    }

    @Test("Bytes after the encrypted key are malformed")
    func trailing() throws {
        let pem = try PrivateKey.generate(.es256).encryptedPEM(passphrase: "p")
        let bytes = try KeyFile.content(of: pem)
        #expect(throws: SigningError.malformedKey) {
            try PrivateKey(pem: KeyFile.pem(bytes + [0]), passphrase: "p")
        }
    }
}
