internal import Certificates
internal import Files
internal import JOSE
internal import Registry

/// What a publication proves of the time after a backup.
struct PublishedState {
    package let trustList: TrustList
    let bundle: OfflineBundle
    /// The thumbprint of the root that signed the trust list.
    let root: Thumbprint
    /// Every list of the issuer, with its entries that are not valid.
    let lists: [AfterBackup.PublishedList]
    /// The end of the chain of events; nil where a program published that knew none yet.
    let head: EventHeadToken?
    /// When the newest of all this was signed.
    let signedAt: UnixTime?

    /// `folder` is a publication, or its bundle.
    init(_ folder: String, root: Thumbprint, issuer: IssuerURL) throws(OfficeError) {
        let file = try Files.kind(of: folder) == .folder ? folder + "/offline.json" : folder
        let bytes = try Files.read(file, limit: 64 << 20)
        let (bundle, trust) = try Self.named(file) { () throws(TrustError) in
            let bundle = try OfflineBundle(bytes.span)
            return (bundle, try Trust(bundle, root: root))
        }
        if let (uri, error) = trust.rejectedStatusLists.first {
            throw .publication(.statusList(uri: uri, path: file, error))
        }
        (self.bundle, trustList, self.root) = (bundle, trust.trustList, trust.root)
        let own = trust.statusLists.filter { $0.issuer == issuer }
        lists = own.compactMap(AfterBackup.PublishedList.init)
        head = try Self.head(folder, trust.trustList)
        signedAt = (own.map(\.issuedAt) + [head?.issuedAt].compactMap(\.self)).max()
    }

    var highestList: Int { lists.map(\.number).max() ?? 0 }

    /// Whether the publication tells anything that a backup does not know: it does not where its end
    /// of the chain lies on the backup's.
    func isNews(to backup: Registry) throws(RegistryError) -> Bool {
        guard let head else {
            let last = try backup.head().at
            return signedAt.map { signed in last.map { signed > $0 } ?? true } ?? false
        }
        return try backup.digest(after: head.count) != head.digest
    }

    private static func head(
        _ folder: String, _ trust: TrustList
    ) throws(OfficeError) -> EventHeadToken? {
        let path = folder + "/head.jwt"
        guard try Files.kind(of: path) == .file else { return nil }
        let token = try Files.read(path, limit: 1 << 14)
        return try named(path) { () throws(TrustError) in
            try EventHeadToken(verifying: token.span, trust: trust)
        }
    }

    /// Calls `body`, and names the published file in what it throws.
    private static func named<Value>(
        _ path: String, _ body: () throws(TrustError) -> Value
    ) throws(OfficeError) -> Value {
        do throws(TrustError) {
            return try body()
        } catch {
            throw .publication(.trust(path: path, error))
        }
    }
}

extension AfterBackup.PublishedList {
    /// Nil where the address is not that of one of the issuer's lists.
    fileprivate init?(_ token: StatusListToken) {
        guard let number = token.uri.split(separator: "/").last.flatMap({ Int($0) }),
            (1..<Int(Int32.max)).contains(number),
            token.issuer.statusList(number).hasSameBytes(as: token.uri)
        else { return nil }
        var entries: [Int: CertificateStatus] = [:]
        for index in 0..<StatusList.capacity {
            if let status = token.list.status(at: index), status != .valid {
                entries[index] = status
            }
        }
        self.init(number: number, entries: entries)
    }
}
