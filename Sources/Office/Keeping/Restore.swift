package import Certificates
internal import Files
package import Registry
internal import Signing

/// `restore`: a backup takes the place of the registry, and goes on after everything that may have
/// happened since.
package struct Restore: Sendable {
    package let workspace: Workspace
    let file: String
    let publication: String?
    let skip: Int?

    /// `publication` is the folder that was published last; `skip` is how many certificates may have
    /// been issued after that (or, without one, after the backup) at most.
    package init(_ workspace: Workspace, file: String, publication: String?, skip: Int?) {
        (self.workspace, self.file) = (workspace, file)
        (self.publication, self.skip) = (publication, skip)
    }

    package struct Outcome: Sendable {
        package let continuation: Continuation
        /// Where the former registry lies now; nil where there was none.
        package let former: String?
        /// The record of exports, and the lines in it that cannot be read: a number that only an
        /// export there proves may be given out again.
        package let record: String
        package let unreadableLines: [Int]
        /// Folders of exports that were not looked into, which says the same.
        package let missingFolders: [String]
    }

    /// Restores. The former registry is kept under another name; nothing is changed where the backup
    /// or the publication does not hold.
    package func run(at now: UnixTime) throws(OfficeError) -> Outcome {
        guard publication != nil || skip != nil else { throw .keeping(.nothingToGoOnFrom) }
        let lock = try workspace.lock()
        defer { withExtendedLifetime(lock) {} }
        let trust = try workspace.signedTrustList()
        let evidence = try Evidence(workspace, trust, publication: publication, skip: skip)
        return try workspace.staged { staged throws(OfficeError) in
            let continuation = try goOn(staged, evidence, at: now)
            if let published = evidence.published { try takeOver(published, trust) }
            let former = try keepFormer(at: now)
            try Files.put(staged, as: workspace.registryPath)
            return Outcome(
                continuation: continuation, former: former, record: evidence.exported.record,
                unreadableLines: evidence.exported.unreadableLines,
                missingFolders: evidence.exported.unseenFolders)
        }
    }

    private func goOn(
        _ staged: String, _ evidence: Evidence, at now: UnixTime
    ) throws(OfficeError) -> Continuation {
        try Workspace.copyRegistry(at: file, to: staged)
        let (registry, replay, faults) = try registered(staged) { () throws(RegistryError) in
            let registry = try Registry(at: staged, access: .readWrite)
            let replay = try registry.replay()
            return (registry, replay, try registry.faults(beside: replay))
        }
        if let fault = faults.first { throw .keeping(.backupDoesNotHold(path: file, fault)) }
        try evidence.refuseEarlierClock(now, replay.head)
        let former = try FormerRegistry(workspace, copyingTo: staged + ".former")
        var after = try registered(staged) { () throws(RegistryError) in
            try evidence.afterBackup(registry, former)
        }
        try evidence.addExported(to: &after)
        do throws(AllocationError) {
            return try registry.goOn(after: after, at: now)
        } catch {
            throw OfficeError(error) { named(staged, $0) }
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

    /// Keeps the former registry beside, as it is; its own name is taken from it only by the one that
    /// comes into its place.
    private func keepFormer(at now: UnixTime) throws(OfficeError) -> String? {
        guard try Files.kind(of: workspace.registryPath) == .file else { return nil }
        Registry.settle(at: workspace.registryPath)
        try Files.makeFolder(workspace.backupsPath, mode: 0o700)
        let former = try workspace.newBackupPath("before-restore", at: now)
        try Copies(workspace).record(.backup, at: former, now)
        try Files.keep(workspace.registryPath, as: former)
        // A journal that is not empty even now belongs to a damaged registry, and to no other.
        let journal = workspace.registryPath + "-journal"
        if let facts = try Files.facts(of: journal), facts.size > 0 {
            try Files.putNew(journal, as: former + "-journal")
        }
        return former
    }

    /// Calls `body`, which works on the copy at `staged`, and names in what it throws the backup where
    /// that is what is said of it, and else the copy.
    private func registered<Value>(
        _ staged: String, _ body: () throws(RegistryError) -> Value
    ) throws(OfficeError) -> Value {
        do throws(RegistryError) {
            return try body()
        } catch {
            throw named(staged, error)
        }
    }

    private func named(_ staged: String, _ error: RegistryError) -> OfficeError {
        .workspace(.registry(path: error.isOfContent ? file : staged, error))
    }
}
