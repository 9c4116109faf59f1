import Foundation

/// A key file put together by hand, to say what no writer says.
enum KeyFile {
    static let passphrase = "correct horse"
    private static let salt = hex("000102030405060708090a0b0c0d0e0f")
    private static let iv = hex("101112131415161718191a1b1c1d1e1f")

    static func scrypt(n: UInt64, r: UInt64, p: UInt64) -> [UInt8] {
        der(
            0x30, OID.scrypt,
            der(0x30, der(0x04, salt), derInteger(n), derInteger(r), derInteger(p)))
    }

    static func pbkdf2(iterations: UInt64) -> [UInt8] {
        let function = der(0x30, OID.hmacWithSHA256, der(0x05))
        return der(
            0x30, OID.pbkdf2, der(0x30, der(0x04, salt), derInteger(iterations), function))
    }

    /// The EncryptedPrivateKeyInfo around what is encrypted already.
    static func sealed(
        derivation: [UInt8], cipher: [UInt8] = OID.aes256CBC, ciphertext: [UInt8]
    ) -> [UInt8] {
        let encryption = der(0x30, cipher, der(0x04, iv))
        return der(
            0x30, der(0x30, OID.pbes2, der(0x30, derivation, encryption)), der(0x04, ciphertext))
    }

    /// What AES-256-CBC makes of a plaintext under ``passphrase``, stretched once.
    static func encrypt(_ plaintext: [UInt8], padded: Bool = true) throws -> [UInt8] {
        let openssl = try OpenSSLCommand()
        let key = try openssl.run(
            "kdf", "-keylen", "32", "-binary", "-kdfopt", "digest:SHA256", "-kdfopt",
            "pass:\(passphrase)", "-kdfopt", "hexsalt:\(digits(salt))", "-kdfopt", "iter:1",
            "PBKDF2")
        let input = try openssl.file("plaintext", plaintext)
        return try openssl.run(
            "enc", "-aes-256-cbc", "-K", digits(key), "-iv", digits(iv), "-in", input,
            padded ? "-e" : "-nopad")
    }

    /// The file with this plaintext.
    static func containing(_ plaintext: [UInt8]) throws -> [UInt8] {
        pem(sealed(derivation: pbkdf2(iterations: 1), ciphertext: try encrypt(plaintext)))
    }

    /// A PrivateKeyInfo.
    static func info(
        version: UInt8 = 0, algorithm: [UInt8], privateKey: [UInt8], attributes: [UInt8] = []
    ) -> [UInt8] {
        der(
            0x30, der(0x02, [version]), der(0x30, algorithm), der(0x04, privateKey), attributes)
    }

    static func pem(_ der: [UInt8], label: String = "ENCRYPTED PRIVATE KEY") -> [UInt8] {
        let body = Data(der).base64EncodedString(options: [
            .lineLength64Characters, .endLineWithLineFeed,
        ])
        return Array("-----BEGIN \(label)-----\n\(body)\n-----END \(label)-----\n".utf8)
    }

    /// What is between the lines of a file.
    static func content(of pem: [UInt8]) throws -> [UInt8] {
        let lines = String(decoding: pem, as: UTF8.self).split(separator: "\n")
        let body = lines.dropFirst().dropLast().joined()
        guard let data = Data(base64Encoded: body) else { throw CocoaError(.fileReadCorruptFile) }
        return Array(data)
    }

    private static func digits(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 0xf, radix: 16) }.joined()
    }
}
