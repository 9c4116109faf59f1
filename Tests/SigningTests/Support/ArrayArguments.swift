import Signing

// `#expect` cannot capture a `Span`, so the tests call with arrays.

extension PublicKey {
    func accepts(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        isValid(signature.span, for: message.span)
    }
}

extension Signer {
    func sign(_ message: [UInt8]) throws -> [UInt8] {
        try signature(for: message.span)
    }
}

extension PrivateKey {
    init(pem: [UInt8], passphrase: String) throws(SigningError) {
        try self.init(pem: pem.span, passphrase: Array(passphrase.utf8).span)
    }

    func encryptedPEM(passphrase: String) throws(SigningError) -> [UInt8] {
        try encryptedPEM(passphrase: Array(passphrase.utf8).span)
    }
}

extension SecretKey {
    init(pem: [UInt8], passphrase: String) throws(SigningError) {
        try self.init(pem: pem.span, passphrase: Array(passphrase.utf8).span)
    }

    func encryptedPEM(passphrase: String) throws(SigningError) -> [UInt8] {
        try encryptedPEM(passphrase: Array(passphrase.utf8).span)
    }

    func code(for message: [UInt8]) -> [UInt8] {
        authenticationCode(for: message.span)
    }
}
