package import Certificates
package import JOSE
internal import Registry
internal import Signing

/// `key retire`: destroys the private key of a key that signs no more, once its successor has
/// proved itself.
package struct KeyRetirement: Sendable {
    package let workspace: Workspace
    let keyID: KeyID
    let publication: String

    /// `publication` is the folder in which verifiers find the successor.
    package init(_ workspace: Workspace, keyID: KeyID, publication: String) {
        (self.workspace, self.keyID, self.publication) = (workspace, keyID, publication)
    }

    /// Destroys the private key; running it again finishes what a crash has left, and confirms once more
    /// that the key is gone where it was destroyed.
    package func run(passphrase: Passphrase, at now: UnixTime) throws(OfficeError) {
        try workspace.write(at: now) { registry throws(OfficeError) in
            let lives = try KeyLives(workspace, registry, at: now)
            let key = lives.keys[try lives.place(of: keyID)]
            try checkLifeIsOver(key, at: now)
            let remains = KeyRemains(of: key, in: workspace)
            let detail = "use=\(key.use.rawValue)"
            guard try remains.isHere() else {
                let isDestroyed = try workspace.registered { () throws(RegistryError) in
                    try registry.hasEvent(.keyDestroyed, about: keyID.description, detail)
                }
                guard isDestroyed else {
                    let path = workspace.keyPath(key.use, keyID)
                    throw .key(.privateKeyNotHere(keyID, path: path))
                }
                return try remains.confirmRemoval()
            }
            try proveSuccessor(of: key, passphrase, at: now)
            try remains.condemn()
            try workspace.recordOnce(
                registry, .keyDestroyed, keyID.description, detail, at: now)
            try remains.destroy()
        }
    }

    private func checkLifeIsOver(
        _ key: TrustedKey, at now: UnixTime
    ) throws(OfficeError) {
        guard !key.signs else { throw .key(.keySigns(keyID)) }
        if key.compromisedAt == nil, let end = key.retiredAt, now < end {
            throw .key(.lifeNotOver(keyID, until: end))
        }
    }

    /// The successor must sign what verifies, and verifiers must be able to know it.
    private func proveSuccessor(
        of key: TrustedKey, _ passphrase: Passphrase, at now: UnixTime
    ) throws(OfficeError) {
        let successor = try workspace.activeKey(key.use, passphrase, at: now)
        let keyID = successor.publicKey.keyID
        try KeyFiles.prove(successor, at: workspace.keyPath(key.use, keyID))
        let path = "\(publication)/trust-list.jwt"
        let root = try workspace.rootThumbprint()
        guard let token = try Workspace.publishedFile(at: path, limit: 1 << 20),
            let list = try? TrustList(verifying: token.span, root: root),
            list.keys.contains(where: { $0.publicKey == successor.publicKey && $0.signs })
        else { throw .key(.successorNotPublished(keyID, path: path)) }
    }
}
