internal import Certificates
internal import Registry

/// What a publication proves of the time after a backup.
struct PublishedState {
    let trustList: TrustList
    let bundle: OfflineBundle
    /// The thumbprint of the root that signed the trust list.
    let root: String
    /// Every list of the issuer, with its entries that are not valid.
    let lists: [AfterBackup.PublishedList]
    private let newestList: UnixTime?
    private let head: EventHeadToken?

    init(_ folder: String, root: String, issuer: IssuerURL) throws(OfficeError) {
        bundle = try TrustStore.bundle(at: folder)
        let trust = try TrustStore.open(bundle, root: root, from: folder)
        if let (uri, error) = trust.rejectedStatusLists.first {
            throw .trust(path: uri.isEmpty ? folder : uri, error)
        }
        (trustList, self.root) = (trust.trustList, trust.root)
        let own = trust.statusLists.filter { $0.issuer == issuer }
        lists = own.compactMap(AfterBackup.PublishedList.init)
        newestList = own.map(\.issuedAt).max()
        head = try Self.head(folder, trust.trustList)
    }

    private static func head(
        _ folder: String, _ trust: TrustList
    ) throws(OfficeError) -> EventHeadToken? {
        let path = folder + "/head.jwt"
        guard Files.kind(of: path) == .file else { return nil }
        let token = try Files.read(path, limit: 1 << 14)
        return try Workspace.named(path) { () throws(TrustError) in
            try EventHeadToken(verifying: token.span, trust: trust)
        }
    }

    /// What was published after the end of a backup's chain: how many certificates at most, since each
    /// is an event, and the statuses; nothing where the backup is the newer one.
    func since(
        _ backup: EventHead
    ) -> (certificates: Int, lists: [AfterBackup.PublishedList]?) {
        if let head {
            let events = Int(clamping: head.count - backup.count)
            return events > 0 ? (events, lists) : (0, nil)
        }
        let isNewer = newestList.map { newest in backup.at.map { newest > $0 } ?? true } ?? false
        return (0, isNewer ? lists : nil)
    }
}

extension AfterBackup.PublishedList {
    /// Nil where the address does not end in the list's number.
    fileprivate init?(_ token: StatusListToken) {
        guard let number = token.uri.split(separator: "/").last.flatMap({ Int($0) }) else {
            return nil
        }
        var entries: [Int: CertificateStatus] = [:]
        for index in 0..<StatusList.capacity {
            if let status = token.list.status(at: index), status != .valid {
                entries[index] = status
            }
        }
        self.init(number: number, entries: entries)
    }
}
