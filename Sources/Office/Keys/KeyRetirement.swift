package import Certificates
internal import Files
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

/// The file of a private key, and what a crash has left of it under other names.
struct KeyRemains {
    private let folder: String
    private let name: String

    private static let condemned = ".condemned"

    init(of key: TrustedKey, in workspace: Workspace) {
        let path = workspace.keyPath(key.use, key.keyID)
        (folder, name) = (Files.folder(of: path), Files.name(of: path))
    }

    func isHere() throws(OfficeError) -> Bool { try !files().isEmpty }

    /// Takes the file out of use: from here on running it again can only go on.
    func condemn() throws(OfficeError) {
        let path = "\(folder)/\(name)"
        if try Files.kind(of: path) != .none { try Files.put(path, as: path + Self.condemned) }
    }

    /// Overwrites and removes every file. A medium that writes elsewhere keeps the old bytes, which
    /// are encrypted.
    func destroy() throws(OfficeError) {
        for file in try files() {
            let path = "\(folder)/\(file)"
            try Files.overwrite(path)
            try Files.remove(path)
        }
        try confirmRemoval()
    }

    /// Makes sure that the files stay gone after a power cut.
    func confirmRemoval() throws(OfficeError) {
        try Files.confirmRemoval("\(folder)/\(name)")
    }

    private func files() throws(OfficeError) -> [String] {
        try Files.names(in: folder).filter { $0 == name || $0.hasPrefix(name + ".") }
    }
}
