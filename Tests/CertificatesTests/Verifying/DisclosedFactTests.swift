import Certificates
import JOSE
import Signing
import Testing

@Suite("Disclosures of a certificate")
struct DisclosedFactTests {
    let office: TestOffice
    let verifier: Verifier
    let issued: IssuedToken

    init() throws {
        office = try TestOffice()
        verifier = try office.verifier()
        issued = try office.issue()
    }

    @Test("With nothing disclosed nothing private is known")
    func nothing() {
        let verdict = verifier.verify(issued.token)
        #expect(verdict.outcome == .valid)
        #expect(verdict.certificate?.graduate == Graduate())
    }

    @Test("A fact without its parent does not belong to the certificate")
    func orphan() {
        let verdict = verifier.verify(issued.token + issued.disclosures[1] + "~")
        #expect(verdict.codes == [.disclosureMismatch])
        #expect(verdict.certificate?.graduate == Graduate())
    }

    @Test("A disclosure of another certificate does not belong to this one")
    func foreign() throws {
        let other = try office.issue()
        let verdict = verifier.verify(issued.token + other.disclosures[0] + "~")
        #expect(verdict.outcome == .invalid)
        #expect(verdict.codes == [.disclosureMismatch])
    }

    @Test("A disclosure that stands twice is refused")
    func twice() {
        let verdict = verifier.verify(issued.privateToken + issued.disclosures[0] + "~")
        #expect(verdict.codes == [.disclosureMismatch])
    }

    @Test(
        "A claim that rules validity is malformed in a disclosure",
        arguments: ["exp", "nbf", "iat", "iss", "vct", "status", "cnf", "aud"])
    func undisclosable(_ name: String) throws {
        let disclosure = Disclosure.make(
            name: name, value: 1, salt: "BwcHBwcHBwcHBwcHBwcHBw")
        var payload = try office.payload()
        payload["_sd"] = [.string(disclosure.digest)]
        let token = try office.sign(payload, disclosures: [disclosure.encoded])
        let verdict = verifier.verify(token)
        #expect(verdict.codes.first == .malformed)
        #expect(verdict.outcome == .invalid)
    }

    @Test("A disclosure with the name of a claim in the clear is refused")
    func collision() throws {
        let disclosure = Disclosure.make(
            name: "name", value: "王芳", salt: "BwcHBwcHBwcHBwcHBwcHBw")
        var payload = try office.payload()
        payload["_sd"] = [.string(disclosure.digest)]
        let token = try office.sign(payload, disclosures: [disclosure.encoded])
        let verdict = verifier.verify(token)
        #expect(verdict.codes == [.disclosureMismatch])
        #expect(verdict.certificate?.certificate.name == "张伟")
    }

    @Test(
        "A payload whose digests or hash are not as they must be is refused, disclosed or not",
        arguments: [
            ("_sd", "text"), ("_sd", [1]), ("_sd_alg", "sha-512"), ("_sd_alg", "sm3"),
            ("_sd_alg", 1),
            ("_sd", [.string(digest), .string(digest)]), ("track", ["...": .string(digest)]),
        ] as [(String, JSON)])
    func strangeDigests(_ name: String, _ value: JSON) throws {
        var payload = try office.payload()
        payload[name] = value
        #expect(verifier.verify(try office.sign(payload)).outcome == .invalid)
    }

    static let digest = "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"
}
