import JOSE
import Signing
import Testing

@Suite struct SDJWTRevealingTests {
    private let disclosures: [Disclosure]
    private let token: String

    init() {
        let last4 = Disclosure.make(name: "id_last4", value: "002X", salt: "s1")
        let region = Disclosure.make(name: "region", value: "44", salt: "s2")
        let facts = JSON.array([.string(last4.digest), .string(region.digest)])
        let graduate = Disclosure.make(name: "graduate", value: ["_sd": facts], salt: "s3")
        disclosures = [last4, graduate, region]
        token = sdJWT(["number": "N", "_sd": [.string(graduate.digest)]], disclosures)
    }

    @Test("A named fact is kept with what it is nested in, and nothing else is")
    func nested() throws {
        let shown = try readSDJWT(readSDJWT(token).revealing(["id_last4"]))
        #expect(shown.disclosures == [disclosures[0], disclosures[1]])
        #expect(
            try shown.processedPayload() == ["number": "N", "graduate": ["id_last4": "002X"]])
    }

    @Test("With nothing named every disclosure goes, with everything named the token is the same")
    func extremes() throws {
        let whole = try readSDJWT(token)
        #expect(try whole.revealing([]) == token.prefix { $0 != "~" } + "~")
        #expect(try whole.revealing(["region", "graduate", "id_last4"]) == token)
        #expect(try readSDJWT(whole.revealing(["graduate"])).disclosures == [disclosures[1]])
    }

    @Test("A name that no disclosure has is an error that lists the names that there are")
    func unknown() throws {
        let available = ["id_last4", "graduate", "region"]
        #expect(throws: TokenError.unknownNames(["phone", "x"], available: available)) {
            try readSDJWT(token).revealing(["x", "region", "phone"])
        }
        let shown = try readSDJWT(readSDJWT(token).revealing(["region"]))
        #expect(throws: TokenError.unknownNames(["id_last4"], available: ["graduate", "region"])) {
            try shown.revealing(["id_last4"])
        }
    }

    @Test("What is left out does not touch the signature")
    func signature() throws {
        let key = try PrivateKey.generate(.es256)
        let payload: JSON = ["_sd": [.string(disclosures[2].digest)]]
        let whole = try signed([:], payload, by: key) + "~\(disclosures[2].encoded)~"
        let shown = try readSDJWT(readSDJWT(whole).revealing([]))
        #expect(shown.jws.isSigned(by: key.publicKey))
        #expect(try shown.processedPayload().isEmpty)
    }
}
