import Certificates
import JOSE
import Signing
import Testing

/// An issuing office in memory: a root, a certificate key, a status key, and lists that say so.
struct TestOffice: Sendable {
    static let now = UnixTime(1_767_225_600)
    static let day: Int64 = 86_400

    let url: IssuerURL
    let root: PrivateKey
    let certificateKey: PrivateKey
    let statusKey: PrivateKey

    init(
        _ algorithm: SignatureAlgorithm = .es256, url: String = "https://cert.example.org"
    ) throws {
        self.url = try #require(IssuerURL(url))
        root = try PrivateKey.generate(algorithm)
        certificateKey = try PrivateKey.generate(algorithm)
        statusKey = try PrivateKey.generate(algorithm)
    }

    /// The address of the first status list.
    var statusURI: String { url.statusList(1) }

    var certificateEntry: TrustedKey {
        TrustedKey(certificateKey.publicKey, use: .certificate, activeFrom: Self.now + -Self.day)
    }
    var statusEntry: TrustedKey {
        TrustedKey(statusKey.publicKey, use: .status, activeFrom: Self.now + -Self.day)
    }
    var listed: TrustedIssuer { listed(keys: [certificateEntry, statusEntry]) }

    func listed(keys: [TrustedKey], types: [String]? = nil) -> TrustedIssuer {
        TrustedIssuer(
            url: url, name: LocalizedText(zh: "协调小组办公室", en: "The office"),
            certificateTypes: types ?? [url.certificateType], keys: keys)
    }

    func trustList(
        of issuers: [TrustedIssuer]? = nil, at time: UnixTime = now, lifetime: Int64 = 400 * day
    ) throws -> String {
        let list = TrustList(
            version: time.seconds, issuedAt: time, lifetime: lifetime, issuers: issuers ?? [listed])
        return try TrustList.sign(list, root: root)
    }

    func statusList(
        _ statuses: [Int: CertificateStatus] = [:], uri: String? = nil, at time: UnixTime = now,
        lifetime: Int64 = 7 * day, issuer: IssuerURL? = nil, key: PrivateKey? = nil
    ) throws -> String {
        var list = StatusList()
        for (index, status) in statuses { list[index] = status }
        let token = StatusListToken(
            uri: uri ?? statusURI, issuer: issuer ?? url, issuedAt: time, lifetime: lifetime,
            list: list)
        let key = key ?? statusKey
        return try token.signed(by: key.makeSigner(), of: key.publicKey)
    }

    func trust(
        issuers: [TrustedIssuer]? = nil, lifetime: Int64 = 400 * day, statusLists: [String]? = nil
    ) throws -> Trust {
        let bundle = OfflineBundle(
            trustList: try trustList(of: issuers, lifetime: lifetime),
            statusLists: try statusLists ?? [statusList()])
        return try Trust(bundle, root: root.publicKey.thumbprint)
    }

    func verifier(
        issuers: [TrustedIssuer]? = nil, lifetime: Int64 = 400 * day, statusLists: [String]? = nil,
        policy: VerificationPolicy = VerificationPolicy()
    ) throws -> Verifier {
        let trust = try trust(issuers: issuers, lifetime: lifetime, statusLists: statusLists)
        return Verifier(trust: trust, policy: policy)
    }
}

extension TestOffice {
    static let index = 4_711

    var status: StatusReference { StatusReference(uri: statusURI, index: Self.index) }

    func issue(
        _ certificate: CompletionCertificate = .example, to graduate: Graduate = .example,
        at time: UnixTime = now
    ) throws -> IssuedToken {
        try Issuer(url: url, key: certificateKey.publicKey).issue(
            certificate, to: graduate, status: status, at: time,
            signer: certificateKey.makeSigner(), random: .system)
    }

    /// The payload that `issue` signs, without a graduate.
    func payload() throws -> JSONObject {
        let token = try issue(to: Graduate()).token
        return try SDJWT(token.utf8.span).payload
    }

    /// A token of any payload at all, with what is wished changed in its header.
    func sign(
        _ payload: JSONObject, header changes: JSONObject = [:], key: PrivateKey? = nil,
        disclosures: [String] = []
    ) throws -> String {
        let key = key ?? certificateKey
        var header: JSONObject = [
            "alg": .string(key.publicKey.algorithm.name), "typ": "dc+sd-jwt",
            "kid": .string(key.publicKey.keyID.description),
        ]
        for (name, value) in changes.members { header[name] = value == .null ? nil : value }
        return try jws(header, payload, key) + "~" + disclosures.map { $0 + "~" }.joined()
    }

    private func jws(_ header: JSONObject, _ payload: JSONObject, _ key: PrivateKey) throws
        -> String
    {
        let input = [header, payload].map { Base64URL.string($0.serialized.span) }
            .joined(separator: ".")
        let signature = try key.makeSigner().signature(for: input.utf8.span)
        return input + "." + Base64URL.string(signature.span)
    }
}

extension CompletionCertificate {
    static let example = CompletionCertificate(
        number: "LJ2021-000001-" + "\(check("LJ2021000001"))", name: "张伟",
        programme: "中小企业经营管理领军人才培训", cohort: "2020-2021", track: "区域发展",
        institution: "清华大学", started: day(2020, 10, 15), completed: day(2021, 10, 15))

    private static func check(_ text: String) -> Character { MOD3736.checkCharacter(of: text) }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        guard let date = CalendarDate(year: year, month: month, day: day) else {
            preconditionFailure("no such day")
        }
        return date
    }
}

extension Graduate {
    static let example = {
        var graduate = Graduate()
        graduate.idType = "居民身份证"
        graduate.idNumber = "110000194912310020"
        graduate.idLast4 = "0020"
        graduate.enterprise = "示例机械有限公司"
        graduate.creditCode = "91350100M000100Y43"
        graduate.region = "350000"
        graduate.industry = "C35"
        graduate.title = "总经理"
        return graduate
    }()
}

extension Verifier {
    func verify(_ token: String, at time: UnixTime = TestOffice.now) -> Verdict {
        verify(text: token.utf8.span, at: time)
    }
}

extension Verdict {
    var codes: [Reason] { reasons.map(\.reason) }
}

extension String {
    var base64URLDecoded: [UInt8]? { Base64URL.decode(utf8.span) }
}
