import JOSE
import Signing
import Testing
import TestSupport

@Suite(.enabled(if: Vectors.isThere, "the shared vectors are not there"))
struct SDJWTVectorTests {
    private static let rfc = Vectors.objects("examples/sd-jwt-draft22-examples.json")
    private static let vc = Vectors.objects("examples/sd-jwt-vc-draft19-examples.json")

    @Test("The examples of RFC 9901 and of SD-JWT VC verify, with their digests and payloads")
    func examples() throws {
        let key = try PublicKey(
            jwk: #require(
                Vectors.json("examples/sd-jwt-rfc9901-example-keys.json").arrayValue?.first))
        #expect(Self.rfc.count == 9 && Self.vc.count == 5)
        for example in Self.rfc + Self.vc {
            let token = try read(example)
            #expect(token.jws.isSigned(by: key))
            #expect(token.jws.header == example.object("header"))
            #expect(token.payload == example.object("payload"))
            #expect(
                token.disclosures.map { JSON.string($0.digest) }
                    == example.array("disclosure_digests"))
            #expect(token.disclosures.map(\.array) == example.array("disclosures"))
        }
    }

    @Test("In the processed payload of every example all that is disclosed stands, and no digest")
    func processed() throws {
        for example in Self.rfc + Self.vc {
            let token = try read(example)
            let text = try JSON.object(token.processedPayload()).prettyPrinted
            #expect(!text.contains("\"_sd") && !text.contains("\"...\""))
            for name in token.disclosures.compactMap(\.name) {
                #expect(text.contains("\"\(name)\":"), "\(name)")
            }
        }
    }

    @Test("The processed payload of the first presentation in RFC 9901 is the one printed there")
    func presentation() throws {
        var claims = try read(Self.rfc[2]).processedPayload()
        #expect(claims.object("cnf") != nil)
        claims["cnf"] = nil
        #expect(
            claims == [
                "iss": "https://issuer.example.com", "iat": 1_683_000_000, "exp": 1_883_000_000,
                "sub": "user_42", "nationalities": ["US"], "family_name": "Doe",
                "given_name": "John",
                "address": [
                    "street_address": "123 Main St", "locality": "Anytown", "region": "Anystate",
                    "country": "US",
                ],
            ])
    }

    @Test("The processed payload of RFC 9901 appendix A.2 is the one printed there")
    func complex() throws {
        let claims = try read(Self.rfc[4]).processedPayload()
        #expect(
            claims.object("verified_claims") == [
                "verification": [
                    "trust_framework": "de_aml", "time": "2012-04-23T18:25Z",
                    "evidence": [["method": "pipp"]],
                ],
                "claims": [
                    "given_name": "Max", "family_name": "Müller",
                    "address": [
                        "locality": "Maxstadt", "postal_code": "12344", "country": "DE",
                        "street_address": "Weidenstraße 22",
                    ],
                ],
            ])
    }

    @Test("The examples with a key binding are refused as they stand")
    func keyBinding() {
        let bound = (Self.rfc + Self.vc).filter { $0["kb_sig_valid"] == true }
        #expect(bound.count == 5)
        for example in bound {
            #expect(throws: TokenError.keyBinding) { try readSDJWT(example.string("token") ?? "") }
        }
    }

    @Test("Every disclosure of every example can be shown alone with what it is nested in")
    func revealing() throws {
        for example in Self.rfc + Self.vc {
            let token = try read(example)
            for name in Set(token.disclosures.compactMap(\.name)) {
                let shown = try readSDJWT(token.revealing([name]))
                let text = try JSON.object(shown.processedPayload()).prettyPrinted
                #expect(text.contains("\"\(name)\":"))
                #expect(shown.disclosures.allSatisfy(token.disclosures.contains))
            }
        }
    }

    /// The example without its key binding; the first one is only the JWT.
    private func read(_ example: JSONObject) throws -> SDJWT {
        let text = try #require(example.string("token"))
        guard let end = text.lastIndex(of: "~") else { return try readSDJWT(text + "~") }
        return try readSDJWT(String(text[...end]))
    }
}

extension Disclosure {
    fileprivate var array: JSON {
        .array([.string(salt)] + (name.map { [.string($0)] } ?? []) + [value])
    }
}
