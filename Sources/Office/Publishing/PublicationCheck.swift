package import Certificates
internal import JOSE
internal import Registry

/// `publish --check`: proves a publication against the registry and the trust list; no key is needed.
package struct PublicationCheck: Sendable {
    package let workspace: Workspace
    let target: String

    /// The publication in a folder, or at an http(s) address.
    package init(_ workspace: Workspace, target: String) {
        (self.workspace, self.target) = (workspace, target)
    }

    package func run(at now: UnixTime) throws(OfficeError) -> PublicationReport {
        let registry = try workspace.openRegistry(.readOnly)
        var run = PublicationCheckRun(
            workspace: workspace, registry: registry, source: try PublicationSource(target),
            trust: try workspace.signedTrustList(), now: now)
        try run.checkAll()
        return run.report
    }
}

/// One look at a publication, file by file.
struct PublicationCheckRun {
    package let workspace: Workspace
    let registry: Registry
    let source: PublicationSource
    let trust: SignedTrustList
    let now: UnixTime
    private(set) var report = PublicationReport()
    /// The tokens of the status lists, as their files have them.
    private var listTokens: [String] = []
    private var expected: Set<String> = []

    init(
        workspace: Workspace, registry: Registry, source: PublicationSource,
        trust: SignedTrustList, now: UnixTime
    ) {
        (self.workspace, self.registry, self.source) = (workspace, registry, source)
        (self.trust, self.now) = (trust, now)
    }

    mutating func checkAll() throws(OfficeError) {
        try checkTrustList()
        for file in try workspace.unsignedFiles(trust) {
            let bytes = try read(file.name)
            if let bytes, bytes != file.bytes { note(file.name, .different) }
        }
        for (record, list) in try workspace.registeredLists(registry) {
            try checkStatusList(record, list)
        }
        try checkHead()
        try checkBundle()
        try checkForeign()
    }

    /// The bytes of a file, or nil where there are none, which is noted.
    private mutating func read(_ name: String) throws(OfficeError) -> [UInt8]? {
        expected.insert(name)
        report.files += 1
        switch try source.read(name) {
        case .file(let bytes): return bytes
        case .missing: note(name, .missing)
        case .refused(let status): note(name, .refused(status: status))
        }
        return nil
    }

    private mutating func note(_ file: String, _ deviation: PublicationReport.Deviation) {
        report.differences.append(.init(file: file, deviation: deviation))
    }

    private mutating func warn(_ file: String, _ deviation: PublicationReport.Deviation) {
        report.warnings.append(.init(file: file, deviation: deviation))
    }

    private mutating func checkLife(_ file: String, from begin: UnixTime, to end: UnixTime) {
        if now.seconds + 60 < begin.seconds {
            note(file, .notMadeYet(begin))
        } else if end <= now {
            note(file, .expired(end))
        } else if now.isPastHalf(from: begin, to: end) {
            warn(file, .pastHalfLife(end))
        }
    }
}

extension PublicationCheckRun {
    private mutating func checkTrustList() throws(OfficeError) {
        let name = "trust-list.jwt"
        guard let bytes = try read(name) else { return }
        let list: TrustList
        do throws(TrustError) {
            list = try TrustList(verifying: bytes.span, root: trust.root)
        } catch {
            return note(name, .notAuthentic(error))
        }
        guard bytes == Array(trust.token.utf8) else {
            return note(name, .otherVersion(list.version, expected: trust.list.version))
        }
        checkLife(name, from: list.issuedAt, to: list.expiresAt)
    }

    private mutating func checkStatusList(
        _ record: StatusListRecord, _ list: StatusList
    ) throws(OfficeError) {
        let name = "status/\(record.number)"
        guard let bytes = try read(name) else { return }
        listTokens.append(String(decoding: bytes, as: UTF8.self))
        let token: StatusListToken
        do throws(TrustError) {
            token = try StatusListToken(verifying: bytes.span, trust: trust.list)
        } catch {
            return note(name, .notAuthentic(error))
        }
        guard token.uri.hasSameBytes(as: record.uri), token.issuer == record.issuer else {
            return note(name, .otherList(uri: token.uri))
        }
        if token.list != list {
            let indexes = 0..<max(token.list.count, list.count)
            let count = indexes.count { token.list.value(at: $0) != list.value(at: $0) }
            note(name, .otherStatuses(count: count))
        }
        checkLife(name, from: token.issuedAt, to: token.expiresAt)
    }

    private mutating func checkHead() throws(OfficeError) {
        let name = "head.jwt"
        guard let bytes = try read(name) else { return }
        let head: EventHeadToken
        do throws(TrustError) {
            head = try EventHeadToken(verifying: bytes.span, trust: trust.list)
        } catch {
            return note(name, .notAuthentic(error))
        }
        let (digest, count) = try workspace.registered { () throws(RegistryError) in
            (try registry.digest(after: head.count), try registry.head().count)
        }
        guard head.digest == digest else { return note(name, .notOnChain(count: head.count)) }
        if head.count < count { warn(name, .behind(events: count - head.count)) }
    }

    private mutating func checkBundle() throws(OfficeError) {
        let name = "offline.json"
        guard let bytes = try read(name) else { return }
        let bundle: OfflineBundle
        do throws(TrustError) {
            bundle = try OfflineBundle(bytes.span)
            for root in trust.wayToRoot.map(\.handover.previous) + [trust.root] {
                _ = try Trust(bundle, root: root)
            }
        } catch {
            return note(name, .notAuthentic(error))
        }
        if !bundle.trustList.hasSameBytes(as: trust.token) {
            note(name, .notAsFile("trust-list.jwt"))
        }
        if Self.differ(bundle.handovers, trust.wayToRoot.map(\.token)) {
            note(name, .notAsFile("trust/handovers"))
        }
        if Self.differ(bundle.statusLists, listTokens) { note(name, .notAsFile("status")) }
    }

    private static func differ(_ found: [String], _ expected: [String]) -> Bool {
        Set(found.map { ExactText($0) }) != Set(expected.map { ExactText($0) })
    }

    /// Nothing but the publication stands in the folders that are wholly its own.
    private mutating func checkForeign() throws(OfficeError) {
        for folder in ["status", "vct"] {
            for name in try source.names(in: folder) ?? []
            where !expected.contains("\(folder)/\(name)") {
                note("\(folder)/\(name)", .foreign)
            }
        }
    }
}
