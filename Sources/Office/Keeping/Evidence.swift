internal import Certificates
internal import Files
internal import Programmes
internal import Registry

/// What proves which numbers and status lists were used after a backup.
struct Evidence {
    let published: PublishedState?
    private let issuer: IssuerURL
    private let skip: Int
    private let acceptsClock: Bool
    let exported: ExportedNumbers
    /// A cohort that was begun after the backup had its programme put into the workspace.
    private let programmePrefix: String?

    init(
        _ workspace: Workspace, _ trust: SignedTrustList, publication: String?, skip: Int?
    ) throws(OfficeError) {
        acceptsClock = workspace.acceptsClock
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
        programmePrefix = try Self.programmePrefix(of: workspace)
    }

    /// What is signed from now on must not be older than what was published.
    func refuseEarlierClock(_ now: UnixTime, _ head: EventHead) throws(OfficeError) {
        let recorded = [head.at, published?.signedAt].compactMap(\.self).max()
        if let recorded, now < recorded, !acceptsClock {
            throw .workspace(.clockBehind(now: now, recorded: recorded))
        }
    }

    /// What all but the exported files prove, for a backup.
    func afterBackup(
        _ backup: Registry, _ former: FormerRegistry
    ) throws(RegistryError) -> AfterBackup {
        var after = AfterBackup(issuer: issuer)
        after.skip = skip
        after.serials = try backup.lastSerials()
        if let published {
            after.add(published.head?.serials ?? [:], list: published.highestList)
            if try published.isNews(to: backup) { after.lists = published.lists }
        }
        after.add(former.serials, list: former.highestList)
        if let programmePrefix { after.add([programmePrefix: 0], list: 0) }
        return after
    }

    /// Adds what the exported files prove above that.
    func addExported(to after: inout AfterBackup) throws(OfficeError) {
        after.add(try exported.highest(above: after.serials), list: 0)
    }

    /// Nil where there is no programme, or one that cannot be understood.
    private static func programmePrefix(of workspace: Workspace) throws(OfficeError) -> String? {
        do throws(OfficeError) {
            return try workspace.programme().value.numberPrefix
        } catch .file(.notThere), .cohort(.programme) {
            return nil
        }
    }
}

extension AfterBackup {
    fileprivate mutating func add(_ serials: [String: Int], list: Int) {
        self.serials.merge(serials) { max($0, $1) }
        highestList = max(highestList, list)
    }
}
