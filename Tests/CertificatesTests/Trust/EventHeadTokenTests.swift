import Certificates
import JOSE
import Signing
import Testing

@Suite("The signed end of the chain of events")
struct EventHeadTokenTests {
    let office: TestOffice
    let head: EventHeadToken

    init() throws {
        office = try TestOffice()
        head = EventHeadToken(
            issuer: office.url, issuedAt: TestOffice.now, count: 7,
            digest: Array(repeating: 9, count: 32), serials: ["LJ2021": 5, "LJ2022": 0])
    }

    var claims: JSONObject {
        [
            "iss": .string(office.url.description), "iat": .integer(TestOffice.now.seconds),
            "count": 7, "digest": .string(Base64URL.string(head.digest.span)),
            "serials": ["LJ2021": 5, "LJ2022": 0],
        ]
    }

    func sign(
        _ claims: JSONObject, type: String = "event-head+jwt", key: PrivateKey? = nil
    ) throws -> String {
        let key = key ?? office.statusKey
        return String(
            try office.sign(claims, header: ["typ": .string(type)], key: key).dropLast())
    }

    func read(_ token: String, keys: [TrustedKey]? = nil) throws -> EventHeadToken {
        let issuer = office.listed(keys: keys ?? [office.certificateEntry, office.statusEntry])
        let list = try office.trustList(of: [issuer])
        let trust = try TrustList(verifying: list.utf8.span, root: office.root.publicKey.thumbprint)
        return try EventHeadToken(verifying: token.utf8.span, trust: trust)
    }

    @Test("What is signed is read back")
    func roundTrip() throws {
        let signer = try office.statusKey.makeSigner()
        let token = try head.signed(by: signer, of: office.statusKey.publicKey)
        #expect(try read(token) == head)
        #expect(try read(sign(claims)) == head)
    }

    @Test("Only an active status key that is not compromised signs a head")
    func keys() throws {
        for key in [office.certificateKey, office.root, try PrivateKey.generate(.es256)] {
            #expect(throws: TrustError.self) { try read(sign(claims, key: key)) }
        }
        var compromised = office.statusEntry
        compromised.compromisedAt = TestOffice.now
        var retired = office.statusEntry
        retired.retiredAt = TestOffice.now
        for key in [compromised, retired] {
            #expect(throws: TrustError.self) { try read(sign(claims), keys: [key]) }
        }
    }

    @Test("A status list is no head, whoever signed it")
    func otherType() throws {
        #expect(throws: TrustError.wrongType(.eventHead)) {
            try read(sign(claims, type: "statuslist+jwt"))
        }
    }

    @Test(
        "A claim that is missing or not as it must be is named",
        arguments: [
            ("iss", .null), ("iat", -1), ("count", -1), ("count", "7"), ("digest", ""),
            ("digest", "AAAA"), ("digest", 1), ("serials", 5),
        ] as [(String, JSON)])
    func malformed(_ name: String, _ value: JSON) throws {
        for value in [value, nil] {
            var claims = claims
            claims[name] = value
            #expect(throws: TrustError.malformed(.eventHead, .member(name))) {
                try read(sign(claims))
            }
        }
    }
}
