internal import Certificates
internal import Files
internal import JOSE
internal import Signing

/// What a key file can hold.
protocol StoredKey {
    init(pem: Span<UInt8>, passphrase: Span<UInt8>) throws(SigningError)

    func encryptedPEM(passphrase: Span<UInt8>) throws(SigningError) -> [UInt8]
}

extension PrivateKey: StoredKey {}

extension SecretKey: StoredKey {}

/// Key files: encrypted, and readable by their owner only.
enum KeyFiles {
    static let mode: UInt32 = 0o600

    static func load(_ path: String, _ passphrase: Passphrase) throws(OfficeError) -> PrivateKey {
        try open(path, passphrase)
    }

    static func loadSecret(
        _ path: String, _ passphrase: Passphrase
    ) throws(OfficeError) -> SecretKey {
        try open(path, passphrase)
    }

    static func open<Key: StoredKey>(
        _ path: String, _ passphrase: Passphrase
    ) throws(OfficeError) -> Key {
        let pem = try Files.readPrivate(path, limit: 1 << 14)
        return try named(path) { () throws(SigningError) in
            try passphrase.withBytes { passphrase throws(SigningError) in
                try Key(pem: pem.span, passphrase: passphrase)
            }
        }
    }

    static func store(
        _ key: some StoredKey, at path: String, _ passphrase: Passphrase
    ) throws(OfficeError) {
        try Files.create(path, with: try encrypt(key, for: path, passphrase), mode: mode)
    }

    static func encrypt(
        _ key: some StoredKey, for path: String, _ passphrase: Passphrase
    ) throws(OfficeError) -> [UInt8] {
        try named(path) { () throws(SigningError) in
            try passphrase.withBytes { passphrase throws(SigningError) in
                try key.encryptedPEM(passphrase: passphrase)
            }
        }
    }

    /// A new key that has proved to sign what verifies; `path` is where it will lie.
    ///
    /// Its identifier does not begin with a hyphen, and so passes for no option.
    static func generate(
        _ algorithm: SignatureAlgorithm, for path: String
    ) throws(OfficeError) -> PrivateKey {
        while true {
            let key = try named(path) { () throws(SigningError) in
                try PrivateKey.generate(algorithm)
            }
            if key.publicKey.keyID.description.utf8.first == UInt8(ascii: "-") { continue }
            try prove(key, at: path)
            return key
        }
    }

    /// Throws unless what the key signs verifies with its public half.
    static func prove(_ key: PrivateKey, at path: String) throws(OfficeError) {
        let message = Array("jieye".utf8)
        let signature = try named(path) { () throws(SigningError) in
            try key.makeSigner().signature(for: message.span)
        }
        guard key.publicKey.isValid(signature.span, for: message.span) else {
            throw .key(.doesNotSign(path: path))
        }
    }

    /// Calls `body`, and names the key file in what it throws.
    static func named<Value>(
        _ path: String, _ body: () throws(SigningError) -> Value
    ) throws(OfficeError) -> Value {
        do throws(SigningError) {
            return try body()
        } catch {
            throw .key(.unreadable(path: path, error))
        }
    }
}

extension Workspace {
    /// A signing handle of a key.
    func signer(_ key: PrivateKey) throws(OfficeError) -> Signer {
        do throws(SigningError) {
            return try key.makeSigner()
        } catch {
            throw .key(.unreadable(path: keysPath, error))
        }
    }

    /// The key that signs now, unlocked, and the same as the trust list says.
    func activeKey(
        _ use: KeyUse, _ passphrase: Passphrase, at now: UnixTime
    ) throws(OfficeError) -> PrivateKey {
        guard let active = try trustList().activeKey(use, at: now) else {
            throw .key(.noActiveKey(use))
        }
        let path = keyPath(use, active.keyID)
        let key = try KeyFiles.load(path, passphrase)
        guard key.publicKey == active.publicKey else { throw .key(.anotherKey(path: path)) }
        return key
    }
}
