import Certificates
import FoundationEssentials
import Hummingbird
import HummingbirdTesting
import JOSE
import Logging
import Service
import Signing

/// An issuer with one certificate, its publication in a folder, and the answers over that folder.
final class ServedOffice: Sendable {
    static let now = UnixTime(1_767_225_600)

    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("publication-\(UUID().uuidString)").path
    let url: IssuerURL
    let store: PublicationStore
    let metrics = Metrics()
    private let root: PrivateKey
    private let certificateKey: PrivateKey
    private let statusKey: PrivateKey

    init(publishing: Bool = true) throws {
        guard let url = IssuerURL("https://cert.example.org") else { throw Broken() }
        self.url = url
        root = try PrivateKey.generate(.es256)
        certificateKey = try PrivateKey.generate(.es256)
        statusKey = try PrivateKey.generate(.es256)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        store = PublicationStore(
            folder: folder, root: root.publicKey.thumbprint, logger: logger,
            clock: { Self.now })
        if publishing {
            try publish()
            store.refresh()
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    struct Broken: Error {}

    func issue() throws -> IssuedToken {
        guard let day = CalendarDate(year: 2021, month: 10, day: 15),
            let number = CertificateNumber(prefix: "LJ2021", serial: 1)
        else { throw Broken() }
        let certificate = CompletionCertificate(
            number: number.description, name: "张伟", programme: "培训", cohort: "2020-2021",
            track: "区域发展", institution: "清华大学", started: day, completed: day)
        return try Issuer(url: url, key: certificateKey.publicKey).issue(
            certificate, to: Graduate(),
            status: StatusReference(uri: url.statusList(1), index: 7), at: Self.now,
            signer: certificateKey.makeSigner(), random: .system)
    }

    /// Writes the publication; each argument that differs from its default makes it another one.
    func publish(
        _ status: CertificateStatus = .valid, at time: UnixTime = now,
        signedBy other: PrivateKey? = nil
    ) throws {
        let keys = [
            TrustedKey(certificateKey.publicKey, use: .certificate, activeFrom: Self.now),
            TrustedKey(statusKey.publicKey, use: .status, activeFrom: Self.now),
        ]
        let issuer = TrustedIssuer(
            url: url, name: LocalizedText(zh: "办公室", en: "The office"),
            certificateTypes: [url.certificateType], keys: keys)
        let trustList = try TrustList.sign(
            TrustList(version: time.seconds, issuedAt: time, issuers: [issuer]),
            root: other ?? root)
        var list = StatusList()
        list[7] = status
        let statusList = try StatusListToken(
            uri: url.statusList(1), issuer: url, issuedAt: time, list: list
        ).signed(by: statusKey.makeSigner(), of: statusKey.publicKey)
        let bundle = OfflineBundle(trustList: trustList, statusLists: [statusList])
        try write("trust-list.jwt", Array(trustList.utf8))
        try write("status/1", Array(statusList.utf8))
        try write(".well-known/jwt-vc-issuer", IssuerMetadata.json(issuer: url, keys: keys))
        try write("vct/completion", Array("{}".utf8))
        try write("index.html", Array("<!doctype html>".utf8))
        try write("offline.json", bundle.encoded())
    }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let path = folder + "/" + name
        let above = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
        try FileManager.default.createDirectory(
            atPath: String(above), withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: folder + "/" + name)
    }

    /// Asks the answers without a socket.
    func ask<Value: Sendable>(
        at time: UnixTime = now,
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        let answers = Answers(store: store, metrics: metrics, bodyLimit: 2 << 20) { time }
        return try await Application(responder: answers).test(.router) { try await body($0) }
    }
}
