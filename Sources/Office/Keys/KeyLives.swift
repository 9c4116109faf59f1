internal import Certificates
internal import Files
internal import JOSE
internal import Registry
internal import Signing

/// The lives of an office's keys, as a verb changes them under the writer's lock.
struct KeyLives {
    package let workspace: Workspace
    let registry: Registry
    let now: UnixTime
    let signed: SignedTrustList
    /// The keys as the next trust list will have them.
    var keys: [TrustedKey]

    init(_ workspace: Workspace, _ registry: Registry, at now: UnixTime) throws(OfficeError) {
        (self.workspace, self.registry, self.now) = (workspace, registry, now)
        signed = try workspace.signedTrustList()
        keys = signed.list.keys
    }

    /// Where the key with this identifier stands among ``keys``.
    func place(of keyID: KeyID) throws(OfficeError) -> Int {
        guard let place = keys.firstIndex(where: { $0.keyID == keyID }) else {
            throw .unknownKey(keyID.description, among: keys)
        }
        return place
    }

    /// Makes a key that signs from now on, and puts it behind all others. Its file is there before
    /// any list names it; one that no list names is harmless, and is taken up by the next one.
    mutating func addKey(
        _ use: KeyUse, _ algorithm: SignatureAlgorithm, _ passphrase: Passphrase
    ) throws(OfficeError) -> TrustedKey {
        try checkPassphrase(passphrase, for: use)
        try Files.removeRemains(in: workspace.keysPath, of: [".pem"])
        let publicKey: PublicKey
        if let unlisted = try unlistedKey(use, algorithm, passphrase) {
            publicKey = unlisted
        } else {
            let key = try KeyFiles.generate(algorithm, for: workspace.keysPath)
            let path = workspace.keyPath(use, key.publicKey.keyID)
            try KeyFiles.store(key, at: path, passphrase)
            publicKey = key.publicKey
        }
        let added = TrustedKey(publicKey, use: use, activeFrom: now)
        keys.append(added)
        return added
    }

    /// Ends a key's life: after the present second, and after everything that it has signed.
    mutating func retire(_ place: Int) throws(OfficeError) {
        let keyID = keys[place].keyID
        let usage = try workspace.registered { () throws(RegistryError) in
            try registry.usage(ofKey: keyID.description)
        }
        let last = max(now, usage.lastIssuedAt ?? now, keys[place].activeFrom)
        keys[place].retiredAt = last + 1
    }

    /// Has the root sign the lives as they are now, and records what is new.
    func commit(root: PrivateKey) throws(OfficeError) {
        try workspace.writeTrustList(
            keys: keys, issuer: try workspace.issuer().value, after: signed.list, root: root,
            at: now)
        try workspace.recordKeyLives(registry, at: now)
    }

    /// A new key must open with the passphrase of what it is used together with.
    private func checkPassphrase(
        _ passphrase: Passphrase, for use: KeyUse
    ) throws(OfficeError) {
        if let active = keys.activeKey(use) {
            let path = workspace.keyPath(use, active.keyID)
            if try Files.kind(of: path) != .none { _ = try KeyFiles.load(path, passphrase) }
        }
        if use == .certificate {
            _ = try KeyFiles.loadSecret(workspace.personKeyPath, passphrase)
        }
    }

    /// A key that a run which was cut off has made: no list names it, and it has signed nothing.
    private func unlistedKey(
        _ use: KeyUse, _ algorithm: SignatureAlgorithm, _ passphrase: Passphrase
    ) throws(OfficeError) -> PublicKey? {
        let listed = Set(keys.map { workspace.keyPath($0.use, $0.keyID) })
        for name in try Files.names(in: workspace.keysPath) where name.hasSuffix(".pem") {
            let path = "\(workspace.keysPath)/\(name)"
            guard name.hasPrefix("\(use.rawValue)-"), !listed.contains(path),
                let key = try Self.pendingKey(at: path, passphrase),
                key.publicKey.algorithm == algorithm,
                path == workspace.keyPath(use, key.publicKey.keyID)
            else { continue }
            let usage = try workspace.registered { () throws(RegistryError) in
                try registry.usage(ofKey: key.publicKey.keyID.description)
            }
            guard usage.count == 0 else { continue }
            try KeyFiles.prove(key, at: path)
            return key.publicKey
        }
        return nil
    }

    /// Nil where the file holds no key that the passphrase opens, or lies open to others.
    private static func pendingKey(
        at path: String, _ passphrase: Passphrase
    ) throws(OfficeError) -> PrivateKey? {
        guard try Files.facts(of: path)?.type == .regular else { return nil }
        do throws(OfficeError) {
            return try KeyFiles.load(path, passphrase)
        } catch .key, .file(.tooLarge), .file(.readableByOthers) {
            return nil
        }
    }
}
