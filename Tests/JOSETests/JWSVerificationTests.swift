import JOSE
import Signing
import Testing

@Suite struct JWSVerificationTests {
    @Test(
        "Reject list 13: a token with alg none verifies with no key, in any case",
        arguments: ["none", "None", "NONE", "noNE", ""])
    func none(name: String) throws {
        let key = try PrivateKey.generate(.es256)
        let jws = try renamed(try signed([:], [:], by: key), to: name, resignedBy: key)
        #expect(!jws.isSigned(by: key.publicKey))
    }

    @Test(
        "Reject list 14 to 17: a good signature does not count where alg is not the key's",
        arguments: [
            "es256", "ES256 ", "ES384", "HS256", "RS256", "Ed25519", "EdDSA", "SM2", "ESP256",
        ])
    func otherAlgorithm(name: String) throws {
        let key = try PrivateKey.generate(.es256)
        let jws = try renamed(try signed([:], [:], by: key), to: name, resignedBy: key)
        #expect(!jws.isSigned(by: key.publicKey))
        let same = try renamed(try signed([:], [:], by: key), to: "ES256", resignedBy: key)
        #expect(same.isSigned(by: key.publicKey))
    }

    @Test("Reject list 15: an HMAC made with the public key as its secret does not verify")
    func confusion() throws {
        let key = try PrivateKey.generate(.es256).publicKey
        let mac = Base64URL.string(SHA256.digest(of: key.coordinates.span).span)
        let jws = try readJWS(compact(#"{"alg":"HS256"}"#, signature: mac))
        #expect(!jws.isSigned(by: key))
    }

    @Test(
        "A token with any one bit of it flipped does not verify", arguments: SignatureAlgorithm.all)
    func bits(algorithm: SignatureAlgorithm) throws {
        let key = try PrivateKey.generate(algorithm)
        let token = Array(try signed(["kid": "k"], ["name": "张三"], by: key).utf8)
        #expect(try JWS(compact: token.span).isSigned(by: key.publicKey))
        var verified = 0
        for place in token.indices {
            for bit in 0..<8 {
                var changed = token
                changed[place] ^= 1 << bit
                let jws = try? JWS(compact: changed.span)
                if jws?.isSigned(by: key.publicKey) == true { verified += 1 }
            }
        }
        #expect(verified == 0)
    }

    @Test("A token that is cut short or has something more does not verify")
    func lengths() throws {
        let key = try PrivateKey.generate(.es256)
        let token = Array(try signed([:], ["a": 1], by: key).utf8)
        for length in token.indices {
            let jws = try? JWS(compact: token.span.extracting(..<length))
            #expect(jws?.isSigned(by: key.publicKey) != true)
        }
        for byte in UInt8.min...UInt8.max {
            for changed in [token + [byte], [byte] + token] {
                let jws = try? JWS(compact: changed.span)
                #expect(jws?.isSigned(by: key.publicKey) != true)
            }
        }
    }

    /// The token with another `alg`, signed anew over exactly that header.
    private func renamed(
        _ token: String, to name: String, resignedBy key: PrivateKey
    ) throws -> JWS {
        let payload = token.split(separator: ".")[1]
        let header = Base64URL.string(Array(#"{"alg":"\#(name)"}"#.utf8).span)
        let signature = try key.makeSigner().signature(for: Array("\(header).\(payload)".utf8).span)
        return try readJWS("\(header).\(payload).\(Base64URL.string(signature.span))")
    }
}
