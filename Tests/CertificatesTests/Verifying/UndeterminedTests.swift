import Certificates
import JOSE
import Signing
import Testing

@Suite("What leaves a certificate undetermined")
struct UndeterminedTests {
    let office: TestOffice

    init() throws { office = try TestOffice() }

    @Test("A certificate of an issuer that nobody trusts cannot be told")
    func unknownIssuer() throws {
        let stranger = try TestOffice(url: "https://other.example.org")
        let verdict = try office.verifier().verify(stranger.issue().token)
        #expect(verdict.outcome == .undetermined)
        #expect(verdict.codes == [.unknownIssuer])
        #expect(verdict.certificate == nil)
    }

    @Test(
        "An issuer's address is compared byte by byte",
        arguments: [
            "https://cert.example.org/", "https://CERT.example.org", "https://cert.example.org:443",
            "https://cert.exam\u{440}le.org", "http://cert.example.org",
            " https://cert.example.org",
            "https://cert.example.or\u{261}", "",
        ])
    func lookalikes(_ url: String) throws {
        var payload = try office.payload()
        payload["iss"] = .string(url)
        let verdict = try office.verifier().verify(office.sign(payload))
        #expect(verdict.codes == [.unknownIssuer])
        #expect(verdict.reasons.allSatisfy { $0.detail.utf8.allSatisfy { $0 < 0x80 } })
    }

    @Test("A key of one issuer is no key of another")
    func otherIssuersKey() throws {
        let other = try TestOffice(url: "https://other.example.org")
        let verifier = try office.verifier(issuers: [office.listed, other.listed])
        let token = try office.sign(office.payload(), key: other.certificateKey)
        #expect(verifier.verify(token).codes == [.unknownKey])
    }

    @Test("A status key is no key of a certificate, and neither is the root")
    func otherUse() throws {
        for key in [office.statusKey, office.root] {
            let token = try office.sign(office.payload(), key: key)
            let verdict = try office.verifier().verify(token)
            #expect(verdict.codes == [.unknownKey])
            #expect(verdict.certificate == nil)
        }
    }

    @Test(
        "A kid that is not exactly a key's is unknown",
        arguments: [.null, "", "../../etc/passwd", "*", "' OR 1=1 --", "https://evil.example/jwks"]
            as [JSON])
    func strangeKeyIDs(_ kid: JSON) throws {
        let token = try office.sign(office.payload(), header: ["kid": kid])
        let codes = try office.verifier().verify(token).codes
        #expect(codes == [.unknownKey])
    }

    @Test("A certificate of a compromised key cannot be told, whatever its date")
    func compromised() throws {
        var key = office.certificateEntry
        key.compromisedAt = TestOffice.now + 100
        let verifier = try office.verifier(
            issuers: [office.listed(keys: [key, office.statusEntry])])
        let verdict = verifier.verify(try office.issue().token)
        #expect(verdict.outcome == .undetermined)
        #expect(verdict.codes == [.keyCompromised])
        #expect(verdict.certificate != nil)
    }

    @Test("A forged certificate of a compromised key is invalid, and the key's fate is told")
    func forgedWithCompromisedKey() throws {
        var key = office.certificateEntry
        key.compromisedAt = TestOffice.now
        let verifier = try office.verifier(
            issuers: [office.listed(keys: [key, office.statusEntry])])
        let token = try office.sign(
            office.payload(), header: ["kid": .string(key.keyID.description)], key: office.root)
        let verdict = verifier.verify(token)
        #expect(verdict.codes == [.signatureMismatch, .keyCompromised])
        #expect(verdict.outcome == .invalid)
    }

    @Test("After the trust list's end nothing is valid, and before it that is no reason")
    func trustListExpired() throws {
        let verifier = try office.verifier(lifetime: TestOffice.day)
        let token = try office.issue().token
        #expect(verifier.verify(token, at: TestOffice.now + (TestOffice.day - 1)).codes == [])
        let verdict = verifier.verify(token, at: TestOffice.now + TestOffice.day)
        #expect(verdict.outcome == .undetermined)
        #expect(verdict.codes == [.trustListExpired])
    }

    @Test("An unknown issuer and an expired trust list are both told")
    func unknownIssuerAndExpired() throws {
        let stranger = try TestOffice(url: "https://other.example.org")
        let verifier = try office.verifier(lifetime: 1)
        let verdict = verifier.verify(try stranger.issue().token, at: TestOffice.now + 1)
        #expect(verdict.codes == [.unknownIssuer, .trustListExpired])
    }
}
