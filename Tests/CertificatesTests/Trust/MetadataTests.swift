import Certificates
import Signing
import Testing

@Suite("Metadata for other verifiers")
struct MetadataTests {
    let office: TestOffice

    init() throws { office = try TestOffice() }

    @Test("The issuer's metadata lists certificate keys, retired ones too, and no others")
    func issuer() throws {
        var retired = office.certificateEntry
        retired.retiredAt = TestOffice.now
        var compromised = try TrustedKey(
            PrivateKey.generate(.es256).publicKey, use: .certificate, activeFrom: TestOffice.now)
        compromised.compromisedAt = TestOffice.now
        let bytes = IssuerMetadata.json(
            issuer: office.url, keys: [retired, office.statusEntry, compromised])
        let document = try StrictJSON.parseObject(bytes.span)
        #expect(document["issuer"] == "https://cert.example.org")
        let keys = try #require(document.object("jwks")?.array("keys"))
        #expect(keys.count == 1)
        let key = try #require(keys.first?.objectValue)
        #expect(key["kid"] == .string(retired.keyID))
        #expect(key["alg"] == "ES256" && key["use"] == "sig" && key["d"] == nil)
        #expect(try PublicKey(jwk: .object(key)) == retired.publicKey)
    }

    @Test("The type's metadata describes every claim of a token in Chinese and English")
    func type() throws {
        let bytes = TypeMetadata.json(
            issuer: office.url, title: LocalizedText(zh: "结业证书", en: "Certificate of Completion"),
            programme: LocalizedText(zh: "培训"))
        let document = try StrictJSON.parseObject(bytes.span, limits: .list)
        #expect(document["vct"] == "https://cert.example.org/vct/completion")
        let claims = try #require(document.array("claims")).compactMap(\.objectValue)
        for claim in claims {
            let display = try #require(claim.array("display")).compactMap(\.objectValue)
            #expect(display.map { $0.string("locale") } == ["zh-CN", "en"])
            #expect(display.allSatisfy { $0.string("label")?.isEmpty == false })
        }
        let described = Set(claims.compactMap { $0["path"]?.arrayValue?.compactMap(\.stringValue) })
        for name in try office.payload().names where name != "vct" {
            #expect(described.contains([name]))
        }
        for (name, _) in IssueThenVerifyTests.names {
            #expect(described.contains(["graduate", name]))
        }
    }

    @Test("Only what travels in disclosures is marked so, and none of it is mandatory")
    func disclosed() throws {
        let bytes = TypeMetadata.json(
            issuer: office.url, title: LocalizedText(zh: "证"), programme: LocalizedText(zh: "训"))
        let document = try StrictJSON.parseObject(bytes.span, limits: .list)
        for claim in try #require(document.array("claims")).compactMap(\.objectValue) {
            let isPrivate = claim.array("path")?.first == "graduate"
            #expect(claim["sd"] == (isPrivate ? "always" : "never"))
            #expect(!isPrivate || claim["mandatory"] == false)
        }
    }
}
