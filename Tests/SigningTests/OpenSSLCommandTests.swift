import Signing
import Testing

/// The other party of every signature here is the `openssl` command.
@Suite struct OpenSSLCommandTests {
    private let message = Array("eyJ.eyJ".utf8)

    @Test("The command verifies what a signer signs", arguments: SignatureAlgorithm.all)
    func commandVerifies(algorithm: SignatureAlgorithm) throws {
        let openssl = try OpenSSLCommand()
        let key = try PrivateKey.generate(algorithm)
        let path = try openssl.file("key.pem", key.encryptedPEM(passphrase: "p"))
        let publicKey = try openssl.file(
            "public.pem", openssl.run("pkey", "-in", path, "-passin", "pass:p", "-pubout"))
        for round in UInt8(0)..<8 {
            let message = message + [round]
            let signature = try key.makeSigner().sign(message)
            let outside = algorithm == .ed25519 ? signature : derSignature(signature)
            let input = try openssl.file("message", message)
            let signaturePath = try openssl.file("signature", outside)
            let valid = try openssl.succeeds(
                ["pkeyutl", "-verify", "-pubin", "-inkey", publicKey, "-in", input, "-sigfile"]
                    + [signaturePath] + algorithm.commandOptions)
            #expect(valid)
        }
    }

    @Test("What the command signs is valid", arguments: SignatureAlgorithm.all)
    func commandSigns(algorithm: SignatureAlgorithm) throws {
        let openssl = try OpenSSLCommand()
        let path = try openssl.file("key.pem", openssl.run(["genpkey"] + algorithm.commandKey))
        let key = try PublicKey(algorithm, coordinates: openssl.coordinates(ofKeyIn: path))
        let input = try openssl.file("message", message)
        for _ in 0..<8 {
            let outside = try openssl.run(
                ["pkeyutl", "-sign", "-inkey", path, "-in", input] + algorithm.commandOptions)
            let signature = algorithm == .ed25519 ? outside : rawSignature(outside)
            #expect(key.accepts(signature, for: message))
        }
    }

    @Test(
        "What the command signs with SM2 under another identity is not valid",
        arguments: [["-pkeyopt", "distid:someone else"], ["-pkeyopt", "distid:"], []])
    func otherIdentity(options: [String]) throws {
        let openssl = try OpenSSLCommand()
        let path = try openssl.file("key.pem", openssl.run("genpkey", "-algorithm", "SM2"))
        let key = try PublicKey(.sm2, coordinates: openssl.coordinates(ofKeyIn: path))
        let input = try openssl.file("message", message)
        let outside = try openssl.run(
            ["pkeyutl", "-sign", "-inkey", path, "-in", input, "-rawin", "-digest", "sm3"]
                + options)
        #expect(!key.accepts(rawSignature(outside), for: message))
    }

    @Test(
        "The command reads a key file and finds the same public key",
        arguments: SignatureAlgorithm.all)
    func commandReads(algorithm: SignatureAlgorithm) throws {
        let openssl = try OpenSSLCommand()
        let key = try PrivateKey.generate(algorithm)
        let path = try openssl.file("key.pem", key.encryptedPEM(passphrase: "päss 口令"))
        let plain = try openssl.file(
            "plain.pem", openssl.run("pkey", "-in", path, "-passin", "pass:päss 口令"))
        #expect(try openssl.coordinates(ofKeyIn: plain) == key.publicKey.coordinates)
        #expect(try !openssl.succeeds("pkey", "-in", path, "-passin", "pass:other"))
    }

    @Test("A key file that the command wrote opens", arguments: SignatureAlgorithm.all)
    func commandWrites(algorithm: SignatureAlgorithm) throws {
        let openssl = try OpenSSLCommand()
        let path = try openssl.file("key.pem", openssl.run(["genpkey"] + algorithm.commandKey))
        let coordinates = try openssl.coordinates(ofKeyIn: path)
        for options in [
            ["-scrypt"], ["-v2", "aes-256-cbc"], ["-v2", "aes128", "-iter", "100000"],
        ] {
            let pem = try openssl.run(
                ["pkcs8", "-topk8", "-in", path, "-passout", "pass:口令"] + options)
            let key = try PrivateKey(pem: pem, passphrase: "口令")
            #expect(key.publicKey.algorithm == algorithm)
            #expect(key.publicKey.coordinates == coordinates)
            let signature = try key.makeSigner().sign(message)
            #expect(key.publicKey.accepts(signature, for: message))
        }
    }

    @Test("A file with a compressed point gives the whole one")
    func compressedPoint() throws {
        let openssl = try OpenSSLCommand()
        let path = try openssl.file(
            "key.pem", openssl.run(["genpkey"] + SignatureAlgorithm.es256.commandKey))
        let compressed = try openssl.file(
            "compressed.pem", openssl.run("ec", "-in", path, "-conv_form", "compressed"))
        let pem = try openssl.run("pkcs8", "-topk8", "-in", compressed, "-passout", "pass:p")
        let key = try PrivateKey(pem: pem, passphrase: "p")
        #expect(try key.publicKey.coordinates == openssl.coordinates(ofKeyIn: path))
    }
}

extension SignatureAlgorithm {
    /// What `openssl genpkey` wants to make such a key.
    var commandKey: [String] {
        switch self {
        case .es256: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]
        case .ed25519: ["-algorithm", "ED25519"]
        default: ["-algorithm", "SM2"]
        }
    }

    /// What `openssl pkeyutl` wants to sign and verify with such a key.
    var commandOptions: [String] {
        switch self {
        case .es256: ["-rawin", "-digest", "sha256"]
        case .ed25519: ["-rawin"]
        default: ["-rawin", "-digest", "sm3", "-pkeyopt", "distid:1234567812345678"]
        }
    }
}
