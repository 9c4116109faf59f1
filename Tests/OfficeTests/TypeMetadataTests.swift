import Certificates
import Office
import Testing

@Suite("Type metadata for wallets")
struct TypeMetadataTests {
    let document: JSONObject

    init() throws {
        let issuer = try #require(IssuerURL("https://cert.example.org"))
        let bytes = TypeMetadata.json(
            issuer: issuer, title: LocalizedText(zh: "结业证书", en: "Certificate of Completion"),
            programme: LocalizedText(zh: "培训"))
        document = try StrictJSON.parseObject(bytes.span, limits: .list)
    }

    private var claims: [JSONObject] {
        document.array("claims")?.compactMap(\.objectValue) ?? []
    }

    @Test("The metadata describes every fact of a certificate in Chinese and English")
    func labels() throws {
        #expect(document["vct"] == "https://cert.example.org/vct/completion")
        for claim in claims {
            let display = try #require(claim.array("display")).compactMap(\.objectValue)
            #expect(display.map { $0.string("locale") } == ["zh-CN", "en"])
            #expect(display.allSatisfy { $0.string("label")?.isEmpty == false })
        }
        let described = Set(claims.compactMap { $0["path"]?.arrayValue?.compactMap(\.stringValue) })
        #expect(described.count == claims.count)
        let signed = ["iss", "iat", "number", "name", "completed", "hours", "status"]
        for name in signed { #expect(described.contains([name])) }
        for name in Graduate.factNames { #expect(described.contains(["graduate", name])) }
    }

    @Test("Only what travels in disclosures is marked so, and none of it is mandatory")
    func disclosed() throws {
        for claim in claims {
            let isPrivate = claim.array("path")?.first == "graduate"
            #expect(claim["sd"] == (isPrivate ? "always" : "never"))
            #expect(!isPrivate || claim["mandatory"] == false)
        }
    }

    @Test("Every certificate has all that is public but the hours")
    func mandatory() {
        let optional = claims.filter { $0["mandatory"] == false && $0["sd"] == "never" }
        #expect(optional.map { $0["path"] } == [["hours"]])
    }
}
