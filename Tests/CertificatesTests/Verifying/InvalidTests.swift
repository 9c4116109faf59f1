import Certificates
import JOSE
import Signing
import Testing

@Suite("What makes a certificate invalid")
struct InvalidTests {
    let office: TestOffice
    let verifier: Verifier

    init() throws {
        office = try TestOffice()
        verifier = try office.verifier()
    }

    @Test("A certificate just issued is valid, and says what was attested")
    func valid() throws {
        let verdict = verifier.verify(try office.issue().privateToken)
        #expect(verdict.outcome == .valid)
        #expect(verdict.reasons.isEmpty)
        #expect(verdict.certificate?.certificate == .example)
        #expect(verdict.certificate?.graduate == .example)
        #expect(verdict.certificate?.issuedAt == TestOffice.now)
        #expect(verdict.certificate?.keyID == office.certificateKey.publicKey.keyID)
        #expect(verdict.certificate?.status == office.status)
        #expect(verdict.issuer?.url == office.url)
        #expect(verdict.status?.value == .valid)
        #expect(verdict.status?.asOf == TestOffice.now)
    }

    @Test(
        "Text that is no token is malformed, and nothing else",
        arguments: [
            "", "~", "a", "a.b.c", "a.b.c~", "{}", "\u{FEFF}",
            String(repeating: "A", count: 20_000),
        ])
    func noToken(_ text: String) {
        let verdict = verifier.verify(text)
        #expect(verdict.outcome == .invalid)
        #expect(verdict.codes == [.malformed])
        #expect(verdict.certificate == nil)
    }

    @Test("What a malformed token says is not repeated but in a few printable characters")
    func quoting() throws {
        let name = "\u{202E}é" + String(repeating: "x", count: 1_000)
        let payload = Array("{\"\(name)\":1,\"\(name)\":1}".utf8)
        let header = Array(#"{"alg":"ES256","typ":"dc+sd-jwt"}"#.utf8)
        let parts = [header, payload, [1]].map { Base64URL.string($0.span) }
        let verdict = verifier.verify(parts.joined(separator: ".") + "~")
        let detail = try #require(verdict.reasons.first?.detail)
        #expect(verdict.codes == [.malformed])
        #expect(detail.utf8.count <= 160 && detail.utf8.allSatisfy { (0x20...0x7E).contains($0) })
        #expect(detail.contains("stands twice") || detail.contains("payload"))
    }

    @Test(
        "A claim that is missing, signed or not, is malformed",
        arguments: [
            "iss", "vct", "iat", "number", "name", "programme", "cohort", "track", "institution",
            "started", "completed", "status",
        ])
    func missingClaim(_ name: String) throws {
        var payload = try office.payload()
        payload[name] = nil
        let verdict = verifier.verify(try office.sign(payload))
        #expect(verdict.codes == [.malformed])
        #expect(verdict.reasons.first?.detail == name)
        #expect(verdict.certificate == nil)
    }

    @Test(
        "A claim of the wrong type or out of range is malformed",
        arguments: [
            ("iss", 1), ("vct", ["a"]), ("iat", "1767225600"), ("iat", -1),
            ("iat", .decimal("1.5")),
            ("iat", .decimal("9007199254740993")), ("nbf", "1"), ("exp", .null),
            ("exp", 1_767_225_600), ("exp", .decimal("1e99")), ("name", 7),
            ("started", "2020-02-30"),
            ("completed", "2021/10/15"), ("hours", "96"), ("hours", -1), ("status", [:]),
            ("status", ["status_list": ["idx": -1, "uri": "a"]]),
            ("status", ["status_list": ["idx": "1", "uri": "a"]]),
            ("status", ["status_list": ["idx": .decimal("1.0"), "uri": "a"]]),
            ("status", ["status_list": ["idx": 1]]), ("aud", "https://someone.example"),
        ] as [(String, JSON)])
    func wrongClaim(_ name: String, _ value: JSON) throws {
        var payload = try office.payload()
        payload[name] = value
        #expect(verifier.verify(try office.sign(payload)).codes == [.malformed])
    }

    @Test(
        "Another typ than dc+sd-jwt is malformed, and nothing else is said",
        arguments: [
            .null, "JWT", "vc+sd-jwt", "statuslist+jwt", "trust-list+jwt", "kb+jwt", "DC+SD-JWT",
            "",
        ] as [JSON])
    func wrongType(_ type: JSON) throws {
        let token = try office.sign(office.payload(), header: ["typ": type])
        let verdict = verifier.verify(token)
        #expect(verdict.codes == [.malformed])
        #expect(verdict.certificate == nil && verdict.issuer == nil)
    }

    @Test(
        "An alg that is not the key's is unsupported, whatever it is",
        arguments: ["none", "None", "HS256", "RS256", "EdDSA", "Ed25519", "SGD_SM3_SM2", "es256"])
    func wrongAlgorithm(_ name: String) throws {
        let token = try office.sign(office.payload(), header: ["alg": .string(name)])
        let verdict = verifier.verify(token)
        #expect(verdict.outcome == .invalid)
        #expect(verdict.codes == [.unsupportedAlgorithm])
        #expect(verdict.certificate == nil)
    }

    @Test("A token without algorithm is invalid although its issuer is unknown")
    func noneOfUnknownIssuer() throws {
        let stranger = try TestOffice(url: "https://other.example.org")
        let token = try stranger.sign(stranger.payload(), header: ["alg": "none"])
        #expect(verifier.verify(token).outcome == .invalid)
    }

    @Test("A payload that somebody else signed is a signature mismatch that shows no claim")
    func forged() throws {
        let thief = try TestOffice()
        let token = try office.sign(
            office.payload(),
            header: ["kid": .string(office.certificateKey.publicKey.keyID.description)],
            key: thief.certificateKey)
        let verdict = verifier.verify(token)
        #expect(verdict.outcome == .invalid)
        #expect(verdict.codes == [.signatureMismatch])
        #expect(verdict.certificate == nil && verdict.status == nil && verdict.issuer == nil)
    }

    @Test("A forged token that says to be expired is a signature mismatch alone")
    func forgedAndExpired() throws {
        var payload = try office.payload()
        payload["iat"] = 1
        payload["exp"] = 2
        let token = try office.sign(
            payload, header: ["kid": .string(office.certificateKey.publicKey.keyID.description)],
            key: office.root)
        #expect(verifier.verify(token).codes == [.signatureMismatch])
    }

    @Test("A type that the trust list does not give to the issuer is not allowed")
    func typeNotAllowed() throws {
        var payload = try office.payload()
        payload["vct"] = "https://other.example.org/vct/completion"
        let verdict = verifier.verify(try office.sign(payload))
        #expect(verdict.codes == [.typeNotAllowed])
        #expect(verdict.certificate != nil)
    }

    @Test("All reasons that hold are listed, in the order of the table")
    func manyReasons() throws {
        var payload = try office.payload()
        payload["vct"] = "https://other.example.org/vct/completion"
        payload["iat"] = .integer(1)
        payload["exp"] = .integer(2)
        let stray = Disclosure.make(
            name: "x", value: "y", salt: "AQEBAQEBAQEBAQEBAQEBAQ"
        ).encoded
        let token = try office.sign(payload, disclosures: [stray])
        let verifier = try office.verifier(
            lifetime: TestOffice.day, statusLists: [office.statusList([TestOffice.index: .revoked])]
        )
        #expect(
            verifier.verify(token, at: TestOffice.now + 2 * TestOffice.day).codes
                == [
                    .typeNotAllowed, .keyNotActive, .expired, .disclosureMismatch, .revoked,
                    .trustListExpired,
                ])
    }
}
