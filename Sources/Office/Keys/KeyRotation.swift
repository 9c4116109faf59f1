package import Certificates
package import Signing

/// `key rotate`: a new key signs from now on, and the one before it no more.
package struct KeyRotation: Sendable {
    package let workspace: Workspace
    let use: KeyUse
    let algorithm: SignatureAlgorithm?

    /// A new key of this algorithm; nil keeps the one of the key before it.
    package init(_ workspace: Workspace, use: KeyUse, algorithm: SignatureAlgorithm?) {
        (self.workspace, self.use, self.algorithm) = (workspace, use, algorithm)
    }

    /// The new key, and the one that it follows, if there was one.
    package struct Rotated: Sendable {
        package let new: TrustedKey
        package let old: TrustedKey?
    }

    package func run(
        passphrase: Passphrase, root: RootSource, at now: UnixTime
    ) throws(OfficeError) -> Rotated {
        try workspace.write(at: now) { registry throws(OfficeError) in
            let rootKey = try workspace.root(root)
            var lives = try KeyLives(workspace, registry, at: now)
            let old = lives.keys.activeKey(use)
            let place = try old.map { old throws(OfficeError) in try lives.place(of: old.keyID) }
            let before = old?.publicKey.algorithm
            let new = try lives.addKey(use, algorithm ?? before ?? .es256, passphrase)
            if let place { try lives.retire(place) }
            try lives.commit(root: rootKey)
            return Rotated(new: new, old: place.map { lives.keys[$0] })
        }
    }
}
