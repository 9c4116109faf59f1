import JOSE
import Signing
import Testing
import TestSupport

@Suite(.enabled(if: Vectors.isThere, "the shared vectors are not there"))
struct JOSEVectorTests {
    /// 346, 347, 350 and 351, which are called valid although the key's alg is not the header's,
    /// are of algorithms that we lack.
    @Test("Wycheproof: of its signatures exactly the valid ones of ES256 on P-256 verify")
    func signatures() throws {
        var verified: [Int64] = []
        for (group, test) in try tests(of: "json_web_signature") {
            guard let key = group["public"].flatMap({ try? PublicKey(jwk: $0) }) else { continue }
            let accepted = try isAccepted(test, by: key)
            #expect(accepted == (test.string("result") == "valid"), "case \(test.number)")
            if accepted { verified.append(test.number) }
        }
        #expect(verified == [18, 378])
    }

    @Test("Wycheproof: no token verifies with a key of another group or another algorithm")
    func foreignKeys() throws {
        let key = try PrivateKey.generate(.es256).publicKey
        for (_, test) in try tests(of: "json_web_signature") {
            #expect(try !isAccepted(test, by: key), "case \(test.number)")
        }
    }

    /// 367 and 370 are byte for byte the valid 357, since their padding was lost in conversion;
    /// 372 and 373 are called valid, but have a `?` that is outside the alphabet. 374 and 375 have
    /// unused bits that are set.
    @Test("Wycheproof: base64url is taken as its cases say, but for four that are mistaken")
    func encodings() throws {
        var refused: [Int64] = []
        for (group, test) in try tests(of: "json_web_signature")
        where group.string("comment") == "base64" {
            if (try? readJWS(test.text)) == nil { refused.append(test.number) }
        }
        #expect(refused == [360, 361, 362, 363, 364, 365, 366, 368, 369, 371, 372, 373, 374, 375])
    }

    @Test("Wycheproof: a key that may not verify, or is none of ours, is refused")
    func keys() throws {
        var taken: [Int64] = []
        for (group, test) in try tests(of: "json_web_key") {
            for jwk in jwks(of: group) {
                guard let key = try? PublicKey(jwk: jwk) else { continue }
                taken.append(test.number)
                #expect(try !isAccepted(test, by: key))
            }
        }
        // Case 1 is a token with an HMAC and a set that also has a good key of ES256.
        #expect(taken == [1])
    }

    @Test(
        "Wycheproof: of its mixed cases exactly the valid ones of ES256 verify, and no JWE is read")
    func crypto() throws {
        var verified: [Int64] = []
        for (group, test) in try tests(of: "json_web_crypto") {
            if let jwe = test.string("jwe") {
                #expect(throws: TokenError.self, "case \(test.number)") { try readJWS(jwe) }
            }
            for jwk in jwks(of: group) {
                guard let key = try? PublicKey(jwk: jwk) else { continue }
                if try isAccepted(test, by: key) { verified.append(test.number) }
            }
        }
        #expect(verified == [18])
    }

    @Test("RFC 7520: its keys are refused: P-521, RSA, symmetric and private ones")
    func cookbookKeys() throws {
        let names = [
            "3_1.ec_public_key", "3_2.ec_private_key", "3_3.rsa_public_key", "3_4.rsa_private_key",
            "3_5.symmetric_key_mac_computation", "3_6.symmetric_key_encryption",
        ]
        for name in names {
            let jwk = try Vectors.json("jose-cookbook/jwk/\(name).json")
            #expect(throws: JWKError.self, "\(name)") { try PublicKey(jwk: jwk) }
        }
    }

    @Test("RFC 7520: its signatures are of algorithms that we lack, and do not verify")
    func cookbookSignatures() throws {
        let key = try PrivateKey.generate(.es256).publicKey
        var read = 0
        for name in [
            "4_1.rsa_v15_signature", "4_2.rsa-pss_signature", "4_3.ecdsa_signature",
            "4_4.hmac-sha2_integrity_protection", "4_6.protecting_specific_header_fields",
            "4_8.multiple_signatures",
        ] {
            let file = try #require(try Vectors.json("jose-cookbook/jws/\(name).json").objectValue)
            let output = try #require(file.object("output"))
            if let compact = output.string("compact") {
                #expect(try !readJWS(compact).isSigned(by: key))
                read += 1
            }
            for text in ["json", "json_flat"].compactMap({ output[$0]?.prettyPrinted }) {
                #expect(throws: TokenError.jsonSerialization) { try readJWS(text) }
            }
        }
        #expect(read == 4)
    }

    @Test("RFC 8037: its signature is good, but is refused since its alg is the deprecated EdDSA")
    func ed25519() throws {
        let file = try #require(
            try Vectors.json("jose-cookbook/curve25519/jws.json").objectValue)
        var jwk = try #require(file.object("input")?.object("key"))
        #expect(throws: JWKError.secretMember("d")) { try PublicKey(jwk: .object(jwk)) }
        jwk["d"] = nil
        let key = try PublicKey(jwk: .object(jwk))
        let jws = try readJWS(try #require(file.object("output")?.string("compact")))
        let input = try #require(file.object("signing")?.string("sig-input"))
        let isGood = key.isValid(jws.signature.span, for: Array(input.utf8).span)
        #expect(isGood)
        #expect(!jws.isSigned(by: key))
    }

    private func tests(of name: String) throws -> [(group: JSONObject, test: JSONObject)] {
        let file = try Vectors.json("wycheproof/\(name)_test.json").objectValue
        let groups = try #require(file?.array("testGroups")).compactMap(\.objectValue)
        return groups.flatMap { group in
            (group.array("tests") ?? []).compactMap(\.objectValue).map { (group, $0) }
        }
    }

    private func jwks(of group: JSONObject) -> [JSON] {
        let keys = [group["public"], group["private"]].compactMap(\.self)
        return keys.flatMap { $0.objectValue?.array("keys") ?? [$0] }
    }

    private func isAccepted(_ test: JSONObject, by key: PublicKey) throws -> Bool {
        (try? readJWS(test.text))?.isSigned(by: key) ?? false
    }
}

extension JSONObject {
    fileprivate var number: Int64 { integer("tcId") ?? 0 }
    fileprivate var text: String { string("jws") ?? "" }
}
