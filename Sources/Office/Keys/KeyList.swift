package import Certificates
internal import Files
package import JOSE

/// `key list`: the keys of an office, and where their lives stand.
package struct KeyList: Sendable {
    package enum State: String, Sendable {
        /// Signs now.
        case active
        /// Signs no more; what it signed stands.
        case retired
        /// What it signed does not count.
        case compromised
    }

    package struct Entry: Sendable {
        package let key: TrustedKey
        package let state: State
        /// Whether the file of the private key is in the workspace.
        package let hasPrivateKey: Bool
    }

    package let root: Thumbprint
    package let trustList: TrustList
    package let entries: [Entry]

    package init(_ workspace: Workspace) throws(OfficeError) {
        let signed = try workspace.signedTrustList()
        (root, trustList) = (signed.root, signed.list)
        entries = try signed.list.keys.map { key throws(OfficeError) in
            let path = workspace.keyPath(key.use, key.keyID)
            return Entry(
                key: key, state: State(key), hasPrivateKey: try Files.kind(of: path) == .file)
        }
    }
}

extension KeyList.State {
    fileprivate init(_ key: TrustedKey) {
        self = key.compromisedAt != nil ? .compromised : key.retiredAt != nil ? .retired : .active
    }
}
