internal import Certificates
internal import Files
package import JOSE
internal import Signing

/// `key passphrase`: key files under a new passphrase.
package struct KeyPassphrase: Sendable {
    /// Which key files.
    package enum Subject: Sendable {
        /// Everything in the workspace's `keys`, the secret of `person.pem` among it.
        case all
        /// The secret of `person.pem`.
        case person
        /// The key with this identifier.
        case key(KeyID)
        /// The root in this folder; nil is the workspace's own.
        case root(folder: String?)
    }

    package let workspace: Workspace
    let subject: Subject

    package init(_ workspace: Workspace, _ subject: Subject) {
        (self.workspace, self.subject) = (workspace, subject)
    }

    /// Gives the paths of the files that open with the new passphrase now.
    ///
    /// Each file is replaced as a whole, so that after a crash each opens with the one passphrase or
    /// the other. Running it again finishes: a file that opens with the new one already is done.
    package func run(
        old: Passphrase, new: Passphrase
    ) throws(OfficeError) -> [String] {
        let lock = try workspace.lock()
        defer { withExtendedLifetime(lock) {} }
        let paths = try paths()
        // Everything is opened before anything is written.
        var files: [(path: String, pem: [UInt8])] = []
        for path in paths {
            let pem =
                path == workspace.personKeyPath
                ? try encrypted(path, old, new, as: SecretKey.self)
                : try encrypted(path, old, new, as: PrivateKey.self)
            if let pem { files.append((path, pem)) }
        }
        for (path, pem) in files { try Files.replace(path, with: pem, mode: KeyFiles.mode) }
        return paths
    }

    private func paths() throws(OfficeError) -> [String] {
        switch subject {
        case .all:
            return try Files.names(in: workspace.keysPath).filter { $0.hasSuffix(".pem") }
                .map { "\(workspace.keysPath)/\($0)" }
        case .person: return [workspace.personKeyPath]
        case .key(let keyID):
            let keys = try workspace.trustList().keys
            guard let key = keys.first(where: { $0.keyID == keyID }) else {
                throw .unknownKey(keyID.description, among: keys)
            }
            return [workspace.keyPath(key.use, keyID)]
        case .root(let folder):
            let path = RootPlace.path(in: folder ?? workspace.defaultRootPath)
            guard try Files.kind(of: path) != .none else {
                throw .root(.notHere(path: path))
            }
            return [path]
        }
    }

    /// The file under the new passphrase, which has proved to open with it; nil where it did before.
    private func encrypted<Key: StoredKey>(
        _ path: String, _ old: Passphrase, _ new: Passphrase, as kind: Key.Type
    ) throws(OfficeError) -> [UInt8]? {
        let key: Key
        do throws(OfficeError) {
            key = try KeyFiles.open(path, old)
        } catch .key(.unreadable(_, .wrongPassphrase)) {
            do throws(OfficeError) {
                _ = try KeyFiles.open(path, new) as Key
            } catch .key(.unreadable) {
                throw .key(.anotherPassphrase(path: path))
            }
            return nil
        }
        let pem = try KeyFiles.encrypt(key, for: path, new)
        _ = try KeyFiles.named(path) { () throws(SigningError) in
            try new.withBytes { new throws(SigningError) in
                try Key(pem: pem.span, passphrase: new)
            }
        }
        return pem
    }
}
