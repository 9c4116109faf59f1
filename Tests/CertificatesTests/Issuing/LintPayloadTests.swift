import Certificates
import JOSE
import Signing
import Testing

@Suite("Rules for the very bytes that are signed")
struct LintPayloadTests {
    let office: TestOffice
    let payload: JSONObject

    init() throws {
        office = try TestOffice()
        payload = try SDJWT(office.issue().token.utf8.span).payload
    }

    func breaches(_ bytes: [UInt8], length: Int = 900) -> [Lint.Breach] {
        Lint.breaches(
            payload: bytes, issuer: office.url, graduate: .example, tokenLength: length)
    }

    @Test("The payload of an issued token breaks no rule, up to 900 characters")
    func good() {
        #expect(breaches(payload.serialized) == [])
        #expect(breaches(payload.serialized, length: 901) == [.init(rule: .size, detail: "901")])
    }

    @Test(
        "A claim that a certificate does not have is refused: it might be a private one",
        arguments: ["id_number", "graduate", "sub", "exp", "nbf", "cnf", "_sd_alg", "Name"])
    func unknownClaim(_ name: String) {
        var payload = payload
        payload[name] = "x"
        #expect(breaches(payload.serialized) == [.init(rule: .claims, detail: name)])
    }

    @Test(
        "A claim that is missing is named",
        arguments: [
            "iss", "vct", "iat", "number", "name", "programme", "cohort", "track", "institution",
            "started", "completed", "status",
        ])
    func missingClaim(_ name: String) {
        var payload = payload
        payload[name] = nil
        #expect(breaches(payload.serialized).contains(.init(rule: .claims, detail: name)))
    }

    @Test(
        "A claim that does not fit is refused by its rule",
        arguments: [
            ("iss", "https://other.example.org", .issuer),
            ("iss", "https://cert.example.org/", .issuer),
            ("vct", "https://cert.example.org/vct/other", .issuer), ("iat", "1", .claims),
            ("iat", 0, .claims), ("name", 1, .claims), ("started", "2020-13-01", .dates),
            ("status", ["status_list": ["idx": 1, "uri": "x", "bits": 2]], .claims),
            ("status", ["status_list": ["idx": 1, "uri": "x"], "other": 1], .claims),
            ("_sd", [], .digests), ("_sd", ["short"], .digests), ("_sd", [1], .digests),
            ("_sd", [.string(digest), .string(digest)], .digests),
            ("_sd", [.string(digest + "A")], .digests),
        ] as [(String, JSON, Lint.Rule)])
    func misfit(_ name: String, _ value: JSON, _ rule: Lint.Rule) {
        var payload = payload
        payload[name] = value
        #expect(breaches(payload.serialized).map(\.rule).contains(rule))
    }

    @Test("Bytes that the strict reader refuses are refused, and no other rule looks at them")
    func strictJSON() {
        let twice = Array(#"{"iss":"a","iss":"b"}"#.utf8)
        #expect(breaches(twice).map(\.rule) == [.strictJSON])
    }

    static let digest = "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"
}
