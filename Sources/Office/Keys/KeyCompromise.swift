package import Certificates
package import JOSE
internal import Registry
internal import Signing

/// `key compromise`: nothing that a key signed counts any more.
package struct KeyCompromise: Sendable {
    package let workspace: Workspace
    let keyID: KeyID
    let since: UnixTime

    package init(_ workspace: Workspace, keyID: KeyID, since: UnixTime) {
        (self.workspace, self.keyID, self.since) = (workspace, keyID, since)
    }

    package struct Result: Sendable {
        package let key: TrustedKey
        /// The key that was made in its place; nil where another one signed already.
        package let successor: TrustedKey?
        /// The certificates that cannot be told any more.
        package let certificates: Int
    }

    /// Marks the key, and makes a successor where it was the one that signs. Running it again finishes
    /// what a crash has left.
    package func run(
        passphrase: Passphrase, root: RootSource, at now: UnixTime
    ) throws(OfficeError) -> Result {
        guard since <= now else { throw .key(.notYet(since)) }
        return try workspace.write(at: now) { registry throws(OfficeError) in
            let rootKey = try workspace.root(root)
            var lives = try KeyLives(workspace, registry, at: now)
            let place = try lives.place(of: keyID)
            let before = lives.keys[place]
            if let known = before.compromisedAt, known < since {
                throw .key(.compromisedSince(keyID, known))
            }
            let successor =
                before.signs
                ? try lives.addKey(before.use, before.publicKey.algorithm, passphrase) : nil
            lives.keys[place].compromisedAt = since
            try lives.commit(root: rootKey)
            let usage = try workspace.registered { () throws(RegistryError) in
                try registry.usage(ofKey: keyID.description)
            }
            return Result(
                key: lives.keys[place], successor: successor, certificates: usage.count)
        }
    }
}
