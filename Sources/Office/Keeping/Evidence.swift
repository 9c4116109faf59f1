internal import Certificates
internal import Programmes
internal import Registry

/// What proves which numbers and status lists were used after a backup.
struct Evidence {
    let published: PublishedState?
    private let workspace: Workspace
    private let issuer: IssuerURL
    private let skip: Int
    let exported: ExportedNumbers

    init(
        _ workspace: Workspace, _ trust: SignedTrustList, publication: String?, skip: Int?
    ) throws(OfficeError) {
        self.workspace = workspace
        let issuer = try workspace.issuer().value.url
        self.issuer = issuer
        published = try publication.map { folder throws(OfficeError) in
            try PublishedState(folder, root: trust.root, issuer: issuer)
        }
        if published != nil, published?.head == nil, skip == nil {
            throw .keeping(.noPublishedHead(path: publication ?? ""))
        }
        self.skip = skip ?? 0
        let keys = trust.list.keys + (published?.trustList.keys ?? [])
        exported = try ExportedNumbers(workspace, keys: keys)
    }

    /// What is signed from now on must not be older than what was published.
    func refuseEarlierClock(_ now: UnixTime, _ head: EventHead) throws(OfficeError) {
        let recorded = [head.at, published?.signedAt].compactMap(\.self).max()
        if let recorded, now < recorded, !workspace.acceptsClock {
            throw .clockBehind(now: now, recorded: recorded)
        }
    }

    /// Everything together, for a backup.
    func afterBackup(_ backup: Registry) throws(RegistryError) -> AfterBackup {
        var after = AfterBackup(issuer: issuer)
        after.skip = skip
        after.serials = try backup.lastSerials()
        if let published {
            after.add(published.head?.serials ?? [:], list: published.highestList)
            if try published.isNews(to: backup) { after.lists = published.lists }
        }
        if let former = try? Registry(at: workspace.registryPath, access: .readOnly),
            let serials = try? former.lastSerials(), let lists = try? former.statusLists()
        {
            after.add(serials, list: lists.map(\.number).max() ?? 0)
        }
        // A cohort that was begun after the backup had its programme put into the workspace.
        if let prefix = try? workspace.programme().value.numberPrefix {
            after.add([prefix: 0], list: 0)
        }
        after.add(exported.highest(above: after.serials), list: 0)
        return after
    }
}

extension AfterBackup {
    fileprivate mutating func add(_ serials: [String: Int], list: Int) {
        self.serials.merge(serials) { max($0, $1) }
        highestList = max(highestList, list)
    }
}
