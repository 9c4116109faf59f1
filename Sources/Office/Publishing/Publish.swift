package import Certificates
internal import JOSE
internal import Programmes
internal import Registry
internal import Signing
internal import VerifyPage

/// `publish`: the folder of static files that a verifier needs.
package struct Publish: Sendable {
    package let workspace: Workspace
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

/// A file of the publication: its path inside the folder, and what it says.
struct PublicationFile: Sendable {
    let name: String
    let bytes: [UInt8]

    init(_ name: String, _ bytes: [UInt8]) {
        (self.name, self.bytes) = (name, bytes)
    }

    init(_ name: String, _ token: String) { self.init(name, Array(token.utf8)) }
}

extension Publish {
    /// Every file of the publication. The bundle is the last, so that it never names what is not there
    /// yet where the files are written one by one.
    func files(
        _ registry: Registry, _ trust: SignedTrustList, _ signing: inout StatusSigning
    ) throws(OfficeError) -> [PublicationFile] {
        let lists = try statusLists(registry, &signing)
        let bundle = OfflineBundle(
            trustList: trust.token, handovers: trust.wayToRoot.map(\.token),
            statusLists: lists.map(\.token))
        try prove(bundle, trust)
        return [PublicationFile("trust-list.jwt", trust.token)]
            + lists.map { PublicationFile("status/\($0.number)", $0.token) }
            + [PublicationFile("head.jwt", try head(registry, &signing))]
            + (try workspace.unsignedFiles(trust))
            + [PublicationFile("offline.json", bundle.encoded())]
    }

    /// Nothing is published that a verifier would not believe, whichever of the roots it pinned.
    private func prove(_ bundle: OfflineBundle, _ trust: SignedTrustList) throws(OfficeError) {
        let roots = trust.wayToRoot.map(\.handover.previous) + [trust.root]
        for root in roots {
            let proved = try Workspace.named(workspace.trustListPath) { () throws(TrustError) in
                try Trust(bundle, root: root)
            }
            if let (uri, error) = proved.rejectedStatusLists.first {
                throw .publication(.doesNotHold(uri.isEmpty ? "offline.json" : uri, error))
            }
        }
    }
}

extension Workspace {
    /// The files that are not signed: metadata for other verifiers, and the page. Whoever serves them
    /// vouches for them.
    func unsignedFiles(_ trust: SignedTrustList) throws(OfficeError) -> [PublicationFile] {
        let issuer = try issuer().value
        let programme = try programme().value
        let page = VerifyPage.files(root: trust.root, issuer: issuer)
        return [
            PublicationFile(
                ".well-known/jwt-vc-issuer",
                IssuerMetadata.json(issuer: issuer.url, keys: trust.list.keys)),
            PublicationFile(
                "vct/completion",
                TypeMetadata.json(
                    issuer: issuer.url, title: programme.certificateTitle,
                    programme: programme.title)),
        ] + page.map { PublicationFile($0.path, $0.bytes) }
    }
}

/// What signs status lists and the head of the events; the key is unlocked when it is first needed.
struct StatusSigning {
    package let workspace: Workspace
    let trust: TrustList
    let now: UnixTime
    private let passphrase: Passphrase
    private var unlocked: PrivateKey?

    init(
        _ workspace: Workspace, _ trust: TrustList, _ passphrase: Passphrase, at now: UnixTime
    ) {
        (self.workspace, self.trust, self.now) = (workspace, trust, now)
        self.passphrase = passphrase
    }

    mutating func sign(
        _ name: String,
        _ body: (borrowing Signer, PublicKey) throws(TrustError) -> String
    ) throws(OfficeError) -> String {
        let key = try unlock()
        let signer = try workspace.signer(key)
        do throws(TrustError) {
            return try body(signer, key.publicKey)
        } catch {
            throw .publication(.doesNotHold(name, error))
        }
    }

    private mutating func unlock() throws(OfficeError) -> PrivateKey {
        if let unlocked { return unlocked }
        let key = try workspace.activeKey(.status, passphrase, at: now)
        unlocked = key
        return key
    }
}

extension Publish {
    /// A status list as it is published: its number, and its signed token.
    struct SignedStatusList {
        let number: Int
        let token: String
    }

    /// Every status list, signed: the token that is published already, where it says the same and
    /// has more than half of its life before it; else a new one.
    func statusLists(
        _ registry: Registry, _ signing: inout StatusSigning
    ) throws(OfficeError) -> [SignedStatusList] {
        var signed: [SignedStatusList] = []
        for (record, list) in try workspace.registeredLists(registry) {
            let token = try token(of: record, list, &signing)
            signed.append(SignedStatusList(number: record.number, token: token))
        }
        return signed
    }

    private func token(
        of record: StatusListRecord, _ list: StatusList, _ signing: inout StatusSigning
    ) throws(OfficeError) -> String {
        let new = StatusListToken(
            uri: record.uri, issuer: record.issuer, issuedAt: signing.now, list: list)
        if let published = try published(new, record.number, signing.trust) { return published }
        return try signing.sign(new.uri) { signer, key throws(TrustError) in
            try new.signed(by: signer, of: key)
        }
    }

    /// The published token that may stand in the place of a new one.
    private func published(
        _ new: StatusListToken, _ number: Int, _ trust: TrustList
    ) throws(OfficeError) -> String? {
        let path = "\(folder)/status/\(number)"
        guard let bytes = try Workspace.publishedFile(at: path, limit: 1 << 20),
            let token = try? StatusListToken(verifying: bytes.span, trust: trust),
            token.uri.hasSameBytes(as: new.uri), token.issuer == new.issuer, token.list == new.list,
            token.issuedAt <= new.issuedAt,
            !new.issuedAt.isPastHalf(from: token.issuedAt, to: token.expiresAt)
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The end of the chain of events, signed anew only where it is another one.
    func head(
        _ registry: Registry, _ signing: inout StatusSigning
    ) throws(OfficeError) -> String {
        let (head, serials) = try workspace.registered { () throws(RegistryError) in
            (try registry.head(), try registry.lastSerials())
        }
        let new = EventHeadToken(
            issuer: try workspace.issuer().value.url, issuedAt: signing.now, count: head.count,
            digest: head.digest, serials: serials)
        let path = "\(folder)/head.jwt"
        if let bytes = try Workspace.publishedFile(at: path, limit: 1 << 14),
            let old = try? EventHeadToken(verifying: bytes.span, trust: signing.trust),
            old.issuer == new.issuer, old.count == new.count, old.digest == new.digest,
            old.serials == new.serials,
            old.issuedAt <= new.issuedAt
        {
            return String(decoding: bytes, as: UTF8.self)
        }
        return try signing.sign("head.jwt") { signer, key throws(TrustError) in
            try new.signed(by: signer, of: key)
        }
    }
}

extension Workspace {
    /// The status lists as the registry has them.
    func registeredLists(
        _ registry: Registry
    ) throws(OfficeError) -> [(StatusListRecord, StatusList)] {
        try registered { () throws(RegistryError) in
            var lists: [(StatusListRecord, StatusList)] = []
            for record in try registry.statusLists() {
                var list = StatusList()
                for entry in try registry.notValid(inList: record.number) {
                    list[entry.index] = entry.status
                }
                lists.append((record, list))
            }
            return lists
        }
    }
}
