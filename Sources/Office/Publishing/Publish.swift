package import Certificates
internal import Registry

/// `publish`: the folder of static files that a verifier needs.
package struct Publish: Sendable {
    let workspace: Workspace
    package let folder: String

    package init(_ workspace: Workspace, folder: String) {
        (self.workspace, self.folder) = (workspace, folder)
    }

    package enum Warning: Sendable {
        case pastHalfLife(file: String, expires: UnixTime)
        /// The system could not swap the whole folder, so a crash could have left a mixed one.
        case notAtOnce
    }

    /// Paths inside the folder, and what the office should know.
    package struct Published: Sendable {
        package internal(set) var written: [String] = []
        package internal(set) var unchanged: [String] = []
        package internal(set) var warnings: [Warning] = []
    }

    /// Puts the publication into its folder; `root` is needed to sign the trust list anew, and for
    /// nothing else.
    package func run(
        passphrase: Passphrase, root: RootSource?, at now: UnixTime
    ) throws(OfficeError) -> Published {
        try workspace.write(at: now) { registry throws(OfficeError) in
            if let root { try renewTrustList(root, at: now) }
            let trust = try workspace.signedTrustList()
            var signing = StatusSigning(workspace, trust.list, passphrase, at: now)
            let files = try files(registry, trust, &signing)
            var published = try PublicationFolder(folder, of: workspace).put(files)
            published.warnings += Self.warnings(of: trust.list, at: now)
            return published
        }
    }

    private func renewTrustList(_ root: RootSource, at now: UnixTime) throws(OfficeError) {
        let key = try workspace.root(root)
        let last = try workspace.trustList()
        try workspace.writeTrustList(
            keys: last.keys, issuer: try workspace.issuer().value, after: last, root: key, at: now)
    }

    private static func warnings(of list: TrustList, at now: UnixTime) -> [Warning] {
        guard now.isPastHalf(from: list.issuedAt, to: list.expiresAt) else { return [] }
        return [.pastHalfLife(file: "trust-list.jwt", expires: list.expiresAt)]
    }
}

extension UnixTime {
    /// Whether more than half of a life is over.
    func isPastHalf(from begin: UnixTime, to end: UnixTime) -> Bool {
        seconds > begin.seconds + (end.seconds - begin.seconds) / 2
    }
}
