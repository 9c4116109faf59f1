internal import Certificates
internal import Signing

/// Key files: encrypted, and readable by their owner only.
enum KeyFiles {
    private static let mode: UInt32 = 0o600

    static func load(_ path: String, _ passphrase: Passphrase) throws(OfficeError) -> PrivateKey {
        let pem = try read(path)
        return try named(path) { () throws(SigningError) in
            try PrivateKey(pem: pem.span, passphrase: passphrase.bytes.span)
        }
    }

    static func loadSecret(
        _ path: String, _ passphrase: Passphrase
    ) throws(OfficeError) -> SecretKey {
        let pem = try read(path)
        return try named(path) { () throws(SigningError) in
            try SecretKey(pem: pem.span, passphrase: passphrase.bytes.span)
        }
    }

    static func store(
        _ key: PrivateKey, at path: String, _ passphrase: Passphrase
    ) throws(OfficeError) {
        let pem = try named(path) { () throws(SigningError) in
            try key.encryptedPEM(passphrase: passphrase.bytes.span)
        }
        try write(pem, to: path)
    }

    static func store(
        _ key: SecretKey, at path: String, _ passphrase: Passphrase
    ) throws(OfficeError) {
        let pem = try named(path) { () throws(SigningError) in
            try key.encryptedPEM(passphrase: passphrase.bytes.span)
        }
        try write(pem, to: path)
    }

    /// Calls `body`, and names the key file in what it throws.
    static func named<Value>(
        _ path: String, _ body: () throws(SigningError) -> Value
    ) throws(OfficeError) -> Value {
        do throws(SigningError) {
            return try body()
        } catch {
            throw .key(path: path, error)
        }
    }

    private static func write(_ pem: [UInt8], to path: String) throws(OfficeError) {
        guard Files.kind(of: path) == .none else { throw .exists(path: path) }
        try Files.replace(path, with: pem, mode: mode)
    }

    private static func read(_ path: String) throws(OfficeError) -> [UInt8] {
        let mode = try Files.mode(of: path)
        guard mode & 0o077 == 0 else { throw .keyReadableByOthers(path: path, mode: mode) }
        return try Files.read(path, limit: 1 << 14)
    }
}

extension Workspace {
    /// A signing handle of a key.
    func signer(_ key: PrivateKey) throws(OfficeError) -> Signer {
        do throws(SigningError) {
            return try key.makeSigner()
        } catch {
            throw .key(path: keysPath, error)
        }
    }

    /// The key that signs now, unlocked, and the same as the trust list says.
    func activeKey(
        _ use: KeyUse, _ passphrase: Passphrase, at now: UnixTime
    ) throws(OfficeError) -> PrivateKey {
        guard let active = try trustList().activeKey(use, at: now) else {
            throw .noActiveKey(use: use.rawValue)
        }
        let path = keyPath(use, active.keyID)
        let key = try KeyFiles.load(path, passphrase)
        guard key.publicKey == active.publicKey else { throw .anotherKey(path: path) }
        return key
    }
}
