package import Certificates
package import Registry
internal import Signing

/// `restore`: a backup takes the place of the registry, and goes on after everything that may have
/// happened since.
package struct Restore: Sendable {
    let workspace: Workspace
    let file: String
    let publication: String?
    let skip: Int

    /// `publication` is the folder that was published last; `skip` is how many certificates may have
    /// been issued after that (or, without one, after the backup) at most.
    package init(workspace path: String, file: String, publication: String?, skip: Int) {
        workspace = Workspace(unchecked: path)
        (self.file, self.publication, self.skip) = (file, publication, skip)
    }

    package struct Outcome: Sendable {
        package let continuation: Continuation
        /// Certificates of each cohort that were passed over.
        package let skipped: Int
        /// Where the former registry lies now; nil where there was none.
        package let former: String?
    }

    /// Restores. The former registry is kept under another name; nothing is changed where the backup
    /// or the publication does not hold.
    package func run(at now: UnixTime) throws(OfficeError) -> Outcome {
        guard publication != nil || skip > 0 else { throw .keeping(.nothingToGoOnFrom) }
        let trust = try workspace.signedTrustList()
        let issuer = try workspace.issuer().value.url
        let published = try publication.map { folder throws(OfficeError) in
            try PublishedState(folder, root: trust.root, issuer: issuer)
        }
        let lock = try workspace.lock()
        defer { withExtendedLifetime(lock) {} }
        let staged = "\(workspace.registryPath).restored-\(Files.processID)"
        Files.removeNumbered("\(workspace.registryPath).restored-")
        do throws(OfficeError) {
            let outcome = try goOn(staged, published, issuer, at: now)
            if let published { try takeOver(published, trust) }
            let former = try putAside(at: now)
            try Files.putInPlace(staged, as: workspace.registryPath)
            try Files.remove(staged + "-journal")
            if let former { try Copies(workspace).record(.backup, at: former, now) }
            return Outcome(
                continuation: outcome.continuation, skipped: outcome.skipped, former: former)
        } catch {
            Files.removeTree(staged)
            Files.removeTree(staged + "-journal")
            throw error
        }
    }

    private func goOn(
        _ staged: String, _ published: PublishedState?, _ issuer: IssuerURL, at now: UnixTime
    ) throws(OfficeError) -> (continuation: Continuation, skipped: Int) {
        try Self.registered(file) { () throws(RegistryError) in
            try Registry.copy(from: file, to: staged)
        }
        return try Self.registered(staged) { () throws(RegistryError) in
            let registry = try Registry(at: staged, access: .readWrite)
            let replay = try registry.replay()
            if let fault = try registry.faults(beside: replay).first {
                throw .damaged("\(fault.code.rawValue) \(fault.subject)")
            }
            let since = published?.since(replay.head)
            let skipped = skip + (since?.certificates ?? 0)
            let continuation = try registry.goOn(
                after: AfterBackup(
                    issuer: issuer, certificates: skipped, lists: since?.lists,
                    highestList: published?.lists.map(\.number).max() ?? 0), at: now)
            return (continuation, skipped)
        }
    }

    /// A trust list that was published after the workspace's own was saved counts: its version is
    /// never used again.
    private func takeOver(
        _ published: PublishedState, _ own: SignedTrustList
    ) throws(OfficeError) {
        guard published.trustList.version > own.list.version else { return }
        try workspace.keepHandovers(of: published.bundle)
        try Files.replace(workspace.trustListPath, with: Array(published.bundle.trustList.utf8))
        try workspace.nameRoot(published.root)
    }

    /// A journal that was left half done belongs to the former registry, and goes with it.
    private func putAside(at now: UnixTime) throws(OfficeError) -> String? {
        guard Files.kind(of: workspace.registryPath) == .file else { return nil }
        try Files.makeFolder(workspace.backupsPath, mode: 0o700)
        let former = "\(workspace.backupsPath)/registry-before-restore-\(now.fileName).sqlite"
        let journal = workspace.registryPath + "-journal"
        if Files.kind(of: journal) == .file { try Files.move(journal, to: former + "-journal") }
        try Files.move(workspace.registryPath, to: former)
        return former
    }

    private static func registered<Value>(
        _ path: String, _ body: () throws(RegistryError) -> Value
    ) throws(OfficeError) -> Value {
        do throws(RegistryError) {
            return try body()
        } catch {
            throw .registry(path: path, error)
        }
    }
}
