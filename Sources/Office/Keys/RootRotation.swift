package import Certificates
internal import Files
package import JOSE
internal import Registry
package import Signing

/// `key rotate --root`: the root hands over to a new one, which signs the trust list from now on.
package struct RootRotation: Sendable {
    package let workspace: Workspace
    let newFolder: String
    let newPassphrase: Passphrase
    let algorithm: SignatureAlgorithm?

    /// A new root of this algorithm, in a folder of its own; nil keeps the old one's algorithm.
    package init(
        _ workspace: Workspace, newFolder: String, newPassphrase: Passphrase,
        algorithm: SignatureAlgorithm?
    ) {
        (self.workspace, self.newFolder) = (workspace, newFolder)
        (self.newPassphrase, self.algorithm) = (newPassphrase, algorithm)
    }

    package struct Rotated: Sendable {
        package let thumbprint: Thumbprint
        package let path: String
    }

    private var newPath: String { RootPlace.path(in: newFolder) }

    /// Running it again finishes what a crash has left.
    package func run(
        root: RootSource, at now: UnixTime
    ) throws(OfficeError) -> Rotated {
        try workspace.write(at: now) { registry throws(OfficeError) in
            if try !isDone(root) { try handOver(registry, root, at: now) }
            let thumbprint = try workspace.rootThumbprint()
            try workspace.nameRoot(thumbprint)
            try workspace.recordKeyLives(registry, at: now)
            return Rotated(thumbprint: thumbprint, path: newPath)
        }
    }

    /// Whether the old root has handed over to the very root that lies in the new folder.
    private func isDone(_ root: RootSource) throws(OfficeError) -> Bool {
        guard try Files.kind(of: newPath) != .none else { return false }
        let signed = try workspace.signedTrustList()
        let old = try workspace.anyRoot(root).key.publicKey.thumbprint
        guard let last = signed.wayToRoot.last, last.leads(from: old, to: signed.root) else {
            return false
        }
        return try KeyFiles.load(newPath, newPassphrase).publicKey.thumbprint == signed.root
    }

    /// The trust list is written last, by which the handover takes effect. A handover that was signed
    /// and has no such list yet is in nobody's way, and goes where a new one is signed.
    private func handOver(
        _ registry: Registry, _ root: RootSource, at now: UnixTime
    ) throws(OfficeError) {
        let old = try workspace.root(root)
        let signed = try workspace.signedTrustList()
        guard signed.wayToRoot.count < RootHandover.maximumDepth else {
            throw .root(.tooManyHandovers)
        }
        let new =
            if let unfinished = try unfinished(after: old) { unfinished } else {
                try makeRoot(after: old, at: now)
            }
        try workspace.writeTrustList(
            keys: signed.list.keys, issuer: try workspace.issuer().value, after: signed.list,
            root: new, at: now)
    }

    private func makeRoot(
        after old: PrivateKey, at now: UnixTime
    ) throws(OfficeError) -> PrivateKey {
        guard try Files.kind(of: newPath) == .none else { throw .file(.exists(path: newPath)) }
        let new = try KeyFiles.generate(algorithm ?? old.publicKey.algorithm, for: newPath)
        let path = workspace.handoverPath(old.publicKey.thumbprint)
        let token = try Workspace.named(path) { () throws(TrustError) in
            try RootHandover.sign(next: new.publicKey.thumbprint, at: now, root: old)
        }
        var place = try RootPlace(newFolder)
        guard try Files.kind(of: newPath) == .none else { throw .file(.exists(path: newPath)) }
        try Files.makeFolder(workspace.handoversPath)
        try Files.replace(path, with: Array(token.utf8))
        try place.store(new, newPassphrase)
        place.keep()
        return new
    }

    /// The new root that a run which was cut off has made: the old one has handed over to it.
    private func unfinished(after old: PrivateKey) throws(OfficeError) -> PrivateKey? {
        guard try Files.kind(of: newPath) != .none else { return nil }
        let thumbprint = old.publicKey.thumbprint
        let pending = try workspace.handovers().first { $0.handover.previous == thumbprint }
        guard let pending else { return nil }
        let key = try KeyFiles.load(newPath, newPassphrase)
        return key.publicKey.thumbprint == pending.handover.next ? key : nil
    }
}
