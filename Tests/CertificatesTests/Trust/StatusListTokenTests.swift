import Certificates
import JOSE
import Signing
import Testing

@Suite("Status list tokens")
struct StatusListTokenTests {
    let office: TestOffice
    let trust: TrustList

    init() throws {
        office = try TestOffice()
        trust = try office.trust().trustList
    }

    func read(_ token: String) throws -> StatusListToken {
        try StatusListToken(verifying: token.utf8.span, trust: trust)
    }

    @Test("What is signed is read back", arguments: SignatureAlgorithm.all)
    func roundTrip(_ algorithm: SignatureAlgorithm) throws {
        let office = try TestOffice(algorithm)
        let trust = try office.trust().trustList
        let token = try office.statusList([0: .revoked, 131_071: .superseded])
        let list = try StatusListToken(verifying: token.utf8.span, trust: trust)
        #expect(list.uri == office.statusURI && list.issuer == office.url)
        #expect(list.issuedAt == TestOffice.now)
        #expect(list.expiresAt == TestOffice.now + 7 * TestOffice.day)
        #expect(list.timeToLive == TestOffice.day)
        #expect(list.list[0] == .revoked && list.list[131_071] == .superseded)
        #expect(list.list[1] == .valid)
    }

    @Test("The header and the claims are those of the draft, in 2 bits")
    func claims() throws {
        let jws = try JWS(compact: office.statusList().utf8.span)
        let claims = try StrictJSON.parseObject(jws.payload.span)
        #expect(jws.type == "statuslist+jwt")
        #expect(jws.keyID == office.statusKey.publicKey.keyID.description)
        #expect(claims.names == ["iss", "sub", "iat", "exp", "ttl", "status_list"])
        #expect(claims.object("status_list")?["bits"] == 2)
    }

    @Test("A list of somebody else's key, or for another use, is refused")
    func keys() throws {
        let stranger = try TestOffice()
        let foreign = try #require(IssuerURL("https://other.example.org"))
        #expect(throws: TrustError.unknownKey(office.certificateKey.publicKey.keyID.description)) {
            try read(office.statusList(key: office.certificateKey))
        }
        #expect(throws: TrustError.unknownKey(stranger.statusKey.publicKey.keyID.description)) {
            try read(stranger.statusList())
        }
        #expect(throws: TrustError.unknownIssuer(foreign.description)) {
            try read(office.statusList(issuer: foreign))
        }
    }

    @Test(
        "A claim that is missing or wrong is named",
        arguments: [
            ("iss", .null, "iss"), ("sub", .null, "sub"), ("sub", 1, "sub"), ("iat", .null, "iat"),
            ("iat", "1", "iat"), ("exp", .null, "exp"), ("exp", 1, "exp"), ("ttl", 0, "ttl"),
            ("ttl", "1", "ttl"), ("status_list", .null, "status_list"),
            ("status_list", [:], "status_list.lst"),
            ("status_list", ["lst": "eNrbuRgAAhcBXQ", "bits": 3], "status_list.bits"),
            (
                "status_list", ["lst": "eNrbuRgAAhcBXQ", "bits": .decimal("2.0")],
                "status_list.bits"
            ),
            ("status_list", ["lst": "eNrbuRgAAhcBXQ=", "bits": 1], "status_list.lst"),
            ("status_list", ["lst": "AAAA", "bits": 1], "status_list.lst"),
        ] as [(String, JSON, String)])
    func malformed(_ name: String, _ value: JSON, _ path: String) throws {
        var claims: JSONObject = [
            "iss": .string(office.url.description), "sub": .string(office.statusURI),
            "iat": .integer(TestOffice.now.seconds), "exp": .integer(TestOffice.now.seconds + 100),
            "status_list": ["bits": 1, "lst": "eNrbuRgAAhcBXQ"],
        ]
        #expect(throws: Never.self) { try read(sign(claims)) }
        claims[name] = value == .null ? nil : value
        #expect(throws: TrustError.malformed(.statusList, .member(path))) { try read(sign(claims)) }
    }

    @Test("A list or a head is not signed by a signer of another key than the one that is named")
    func otherSigner() throws {
        let key = office.statusKey.publicKey
        let list = StatusListToken(
            uri: office.statusURI, issuer: office.url, issuedAt: TestOffice.now, list: StatusList())
        let head = EventHeadToken(
            issuer: office.url, issuedAt: TestOffice.now, count: 0,
            digest: [UInt8](repeating: 0, count: 32), serials: [:])
        let other = try office.certificateKey.makeSigner()
        #expect(throws: TrustError.signatureMismatch(.statusList)) {
            try list.signed(by: other, of: key)
        }
        #expect(throws: TrustError.signatureMismatch(.eventHead)) {
            try head.signed(by: other, of: key)
        }
    }

    private func sign(_ claims: JSONObject) throws -> String {
        let token = try office.sign(
            claims, header: ["typ": "statuslist+jwt"], key: office.statusKey)
        return String(token.dropLast())
    }
}
