import Certificates
import JOSE
import Signing
import Testing

@Suite("Trust lists")
struct TrustListTests {
    let office: TestOffice

    init() throws { office = try TestOffice() }

    func read(_ token: String) throws -> TrustList {
        try TrustList(verifying: token.utf8.span, root: office.root.publicKey.thumbprint)
    }

    @Test("What is signed is read back", arguments: SignatureAlgorithm.all)
    func roundTrip(_ algorithm: SignatureAlgorithm) throws {
        let office = try TestOffice(algorithm)
        let other = try TestOffice(url: "https://other.example.org:8443")
        let abroad = TrustedIssuer(
            url: try #require(IssuerURL("https://abroad.example.org")),
            name: LocalizedText(zh: "办公室"), utcOffset: try #require(UTCOffset(minutes: -210)),
            certificateTypes: [], keys: [])
        var key = office.certificateEntry
        key.retiredAt = TestOffice.now
        key.compromisedAt = TestOffice.now + 1
        let list = TrustList(
            version: 7, issuedAt: TestOffice.now,
            issuers: [office.listed(keys: [key, office.statusEntry]), other.listed, abroad])
        let token = try TrustList.sign(list, root: office.root)
        let read = try TrustList(
            verifying: token.utf8.span, root: office.root.publicKey.thumbprint)
        #expect(read == list)
        #expect(read.expiresAt == TestOffice.now + 400 * TestOffice.day)
    }

    @Test("The token has the documented form")
    func form() throws {
        let jws = try JWS(compact: office.trustList().utf8.span, limits: .list, allowsKey: true)
        let claims = try StrictJSON.parseObject(jws.payload.span)
        #expect(jws.type == "trust-list+jwt")
        #expect(jws.header["jwk"] == office.root.publicKey.jwk)
        #expect(claims.names == ["version", "iat", "exp", "issuers"])
        let issuer = try #require(claims.array("issuers")?.first?.objectValue)
        #expect(issuer.names == ["iss", "name", "vct", "keys"])
        let key = try #require(issuer.array("keys")?.first?.objectValue)
        #expect(key.names == ["kid", "use", "jwk", "active_from"])
        #expect(key["kid"] == .string(office.certificateKey.publicKey.keyID.description))
    }

    @Test("Another root's list is refused, and its root is named")
    func otherRoot() throws {
        let thief = try TestOffice()
        #expect(throws: TrustError.wrongRoot(found: thief.root.publicKey.thumbprint)) {
            try read(thief.trustList())
        }
    }

    @Test("A list with the right jwk and somebody else's signature is refused")
    func forged() throws {
        let thief = try TestOffice()
        let jws = try JWS(compact: office.trustList().utf8.span, limits: .list, allowsKey: true)
        let claims = try StrictJSON.parseObject(jws.payload.span)
        let token = try office.sign(
            claims,
            header: ["typ": "trust-list+jwt", "kid": .null, "jwk": office.root.publicKey.jwk],
            key: thief.root)
        #expect(throws: TrustError.signatureMismatch(.trustList)) {
            try read(String(token.dropLast()))
        }
    }

    @Test("Two keys of an issuer that share an identifier are refused, signing and reading")
    func sharedKeyID() throws {
        let twice = office.listed(keys: [office.certificateEntry, office.certificateEntry])
        #expect(throws: TrustError.duplicateKey(office.certificateKey.publicKey.keyID)) {
            try office.trustList(of: [twice])
        }
        #expect(throws: Never.self) { try read(sign(claims { $0 })) }
        #expect(throws: TrustError.duplicateKey(office.certificateKey.publicKey.keyID)) {
            try read(sign(claims { keys in [keys[0], keys[0]] }))
        }
    }

    @Test("A list that every verifier would refuse is not signed")
    func unreadable() throws {
        var early = office.certificateEntry
        early.retiredAt = early.activeFrom + -1
        #expect(throws: TrustError.malformed(.trustList, .member("issuers.0.keys.0.retired_at"))) {
            try office.trustList(of: [office.listed(keys: [early])])
        }
        var ancient = office.certificateEntry
        ancient.activeFrom = UnixTime(-1)
        #expect(throws: TrustError.malformed(.trustList, .member("issuers.0.keys.0.active_from"))) {
            try office.trustList(of: [office.listed(keys: [ancient])])
        }
        let nameless = TrustedIssuer(
            url: office.url, name: LocalizedText(zh: ""), certificateTypes: [], keys: [])
        #expect(throws: TrustError.malformed(.trustList, .member("issuers.0.name.zh"))) {
            try office.trustList(of: [nameless])
        }
    }

    @Test("The root is no key of an issuer, and an issuer stands once")
    func rootAndIssuers() throws {
        let root = TrustedKey(
            office.root.publicKey, use: .status, activeFrom: TestOffice.now)
        #expect(throws: TrustError.rootAmongKeys(root.keyID)) {
            try office.trustList(of: [office.listed(keys: [root])])
        }
        #expect(throws: TrustError.duplicateIssuer(office.url.description)) {
            try office.trustList(of: [office.listed, office.listed])
        }
    }

    @Test(
        "A key that is not as it must be makes the whole list malformed",
        arguments: [
            ("kid", .null), ("kid", "AAAAAAAAAAA"), ("use", .null), ("use", "sig"),
            ("use", "Certificate"), ("active_from", .null), ("active_from", "2021-01-01"),
            ("active_from", -1), ("retired_at", "never"), ("retired_at", 1),
            ("compromised_at", .decimal("1.5")), ("jwk", .null),
            ("jwk", ["kty": "oct", "k": "AAAA"]),
            ("jwk", ["kty": "EC", "crv": "P-256", "x": .string(zeros), "y": .string(zeros)]),
            ("jwk", ["kty": "OKP", "crv": "Ed25519", "x": .string(zeros)]),
        ] as [(String, JSON)])
    func malformedKey(_ name: String, _ value: JSON) throws {
        let claims = try changedClaims { key in
            var key = key
            key[name] = value == .null ? nil : value
            return key
        }
        #expect(throws: TrustError.malformed(.trustList, .member("issuers.0.keys.0.\(name)"))) {
            try read(sign(claims))
        }
    }

    @Test(
        "A claim that is missing or wrong is named",
        arguments: [
            ("version", .null), ("version", 0), ("version", "1"), ("iat", .null), ("iat", -1),
            ("exp", .null), ("exp", 1), ("issuers", .null), ("issuers", [:]),
        ] as [(String, JSON)])
    func malformed(_ name: String, _ value: JSON) throws {
        var claims = try changedClaims { $0 }
        claims[name] = value == .null ? nil : value
        #expect(throws: TrustError.malformed(.trustList, .member(name))) { try read(sign(claims)) }
    }

    private static let zeros = String(repeating: "A", count: 43)

    /// The claims of a good list, with the first key changed.
    private func changedClaims(_ change: (JSONObject) -> JSONObject) throws -> JSONObject {
        try claims { keys in
            [.object(change(try #require(keys[0].objectValue)))] + keys.dropFirst()
        }
    }

    /// The claims of a good list, with the keys changed.
    private func claims(_ change: ([JSON]) throws -> [JSON]) throws -> JSONObject {
        let jws = try JWS(compact: office.trustList().utf8.span, limits: .list, allowsKey: true)
        var claims = try StrictJSON.parseObject(jws.payload.span)
        var issuer = try #require(claims.array("issuers")?.first?.objectValue)
        issuer["keys"] = .array(try change(#require(issuer.array("keys"))))
        claims["issuers"] = [.object(issuer)]
        return claims
    }

    private func sign(_ claims: JSONObject) throws -> String {
        let token = try office.sign(
            claims,
            header: ["typ": "trust-list+jwt", "kid": .null, "jwk": office.root.publicKey.jwk],
            key: office.root)
        return String(token.dropLast())
    }
}
