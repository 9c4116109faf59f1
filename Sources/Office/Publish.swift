package import Certificates
internal import Registry
internal import Signing

/// `publish`: the folder of static files that a verifier needs.
package struct Publish: Sendable {
    /// Status lists live for 7 days.
    static let statusLifetime: Int64 = 7 * 86_400
    /// Caches keep a status list for a day.
    static let statusTTL: Int64 = 86_400

    let workspace: Workspace
    package let folder: String

    package init(_ workspace: Workspace, folder: String) {
        (self.workspace, self.folder) = (workspace, folder)
    }

    /// What unlocks the root: its folder (nil: the workspace's own) and its passphrase.
    package struct Root: Sendable {
        let folder: String?
        let passphrase: Passphrase

        package init(folder: String?, passphrase: Passphrase) {
            (self.folder, self.passphrase) = (folder, passphrase)
        }
    }

    package enum Warning: Sendable {
        case pastHalfLife(file: String, expires: UnixTime)
    }

    /// Paths inside the folder, and what the office should know.
    package struct Published: Sendable {
        package internal(set) var written: [String] = []
        package internal(set) var unchanged: [String] = []
        package internal(set) var warnings: [Warning] = []
    }

    /// Writes every file of the publication; the bundle last, so that it never names what is not
    /// there yet. `root` is needed to sign the trust list anew, and for nothing else.
    package func run(
        passphrase: Passphrase, root: Root?, at now: UnixTime
    ) throws(OfficeError) -> Published {
        try workspace.write(at: now) { registry throws(OfficeError) in
            try run(registry, passphrase: passphrase, root: root, at: now)
        }
    }

    private func run(
        _ registry: Registry, passphrase: Passphrase, root: Root?, at now: UnixTime
    ) throws(OfficeError) -> Published {
        let issuer = try workspace.issuer().value
        if let root { try renewTrustList(issuer, root, at: now) }
        let trustList = try workspace.trustList()
        let lists = try statusLists(registry, trustList, passphrase, at: now)
        let token = try Files.read(workspace.trustListPath, limit: 1 << 20)

        var published = Published()
        try put("trust-list.jwt", token, &published)
        for list in lists { try put("status/\(list.number)", Array(list.token.utf8), &published) }
        try putMetadata(issuer, trustList, &published)
        let bundle = OfflineBundle(
            trustList: String(decoding: token, as: UTF8.self), handovers: [],
            statusLists: lists.map(\.token))
        try put("offline.json", bundle.encoded(), &published)
        if now.seconds > (trustList.issuedAt.seconds + trustList.expiresAt.seconds) / 2 {
            published.warnings.append(
                .pastHalfLife(file: "trust-list.jwt", expires: trustList.expiresAt))
        }
        return published
    }

    private func putMetadata(
        _ issuer: IssuerProfile, _ trustList: TrustList, _ published: inout Published
    ) throws(OfficeError) {
        try put(
            ".well-known/jwt-vc-issuer",
            IssuerMetadata.json(
                issuer: issuer.url, keys: trustList.issuers.flatMap(\.keys)), &published)
        let programme = try workspace.programme().value
        try put(
            "vct/completion",
            TypeMetadata.json(
                issuer: issuer.url, title: programme.certificateTitle,
                programme: programme.title), &published)
    }

    private func put(
        _ name: String, _ bytes: [UInt8], _ published: inout Published
    ) throws(OfficeError) {
        let path = "\(folder)/\(name)"
        if Files.size(of: path) == bytes.count,
            try Files.read(path, limit: bytes.count) == bytes
        {
            published.unchanged.append(name)
        } else {
            try Files.makeFolder(Files.folder(of: path))
            try Files.replace(path, with: bytes)
            published.written.append(name)
        }
    }

    private func renewTrustList(
        _ issuer: IssuerProfile, _ root: Root, at now: UnixTime
    ) throws(OfficeError) {
        let path = (root.folder ?? workspace.defaultRootPath) + "/root.pem"
        let key = try KeyFiles.load(path, root.passphrase)
        guard key.publicKey.thumbprint == (try workspace.rootThumbprint()) else {
            throw .anotherKey(path: path)
        }
        let last = try workspace.trustList()
        try workspace.writeTrustList(
            keys: last.issuers.flatMap(\.keys), issuer: issuer, after: last, root: key, at: now)
    }
}
