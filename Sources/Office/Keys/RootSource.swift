internal import Certificates
internal import Files
internal import JOSE
internal import Signing

/// What unlocks the root: its folder (nil: the workspace's own) and its passphrase.
package struct RootSource: Sendable {
    package let folder: String?
    package let passphrase: Passphrase

    package init(folder: String?, passphrase: Passphrase) {
        (self.folder, self.passphrase) = (folder, passphrase)
    }
}

extension Workspace {
    /// The root key, which must be the one that signs the trust list.
    func root(_ source: RootSource) throws(OfficeError) -> PrivateKey {
        let (key, path) = try anyRoot(source)
        let thumbprint = key.publicKey.thumbprint
        let signed = try signedTrustList()
        guard thumbprint != signed.root else { return key }
        if signed.wayToRoot.contains(where: { $0.handover.previous == thumbprint }) {
            throw .root(.hasHandedOver(path: path))
        }
        throw .key(.anotherKey(path: path))
    }

    /// The root key in a folder, be it this office's or not.
    func anyRoot(_ source: RootSource) throws(OfficeError) -> (key: PrivateKey, path: String) {
        let path = RootPlace.path(in: source.folder ?? defaultRootPath)
        guard try Files.kind(of: path) != .none else { throw .root(.notHere(path: path)) }
        return (try KeyFiles.load(path, source.passphrase), path)
    }
}
