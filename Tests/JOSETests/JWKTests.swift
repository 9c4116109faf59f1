import JOSE
import Signing
import Testing

@Suite struct JWKTests {
    /// The key of RFC 8037 appendix A.2, with the members that a public key may have.
    private static let ed25519: JSONObject = [
        "kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    ]
    /// The key of RFC 7515 appendix A.3.
    private static let es256: JSONObject = [
        "kty": "EC", "crv": "P-256", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    ]

    @Test("The thumbprint is that of RFC 8037 appendix A.3, and the key's name begins it")
    func thumbprint() throws {
        let key = try PublicKey(jwk: .object(Self.ed25519))
        #expect(key.thumbprint.description == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
        #expect(key.keyID.description == "kPrK_qmxVWa")
        let other = try PublicKey(jwk: .object(Self.es256)).thumbprint
        #expect(other.description.utf8.count == 43 && other != key.thumbprint)
    }

    @Test("A key comes back from its JWK", arguments: SignatureAlgorithm.all)
    func roundTrip(algorithm: SignatureAlgorithm) throws {
        let key = try PrivateKey.generate(algorithm).publicKey
        #expect(try PublicKey(jwk: key.jwk) == key)
        #expect(key.jwk.objectValue?.string("kid") == key.keyID.description)
        #expect(key.jwk.objectValue?.string("alg") == algorithm.name)
    }

    @Test(
        "Members that allow verifying are taken",
        arguments: [
            #"{"alg":"ES256"}"#, #"{"use":"sig"}"#, #"{"key_ops":["verify"]}"#,
            #"{"key_ops":["encrypt","verify"]}"#, #"{"kid":"any","colour":7}"#,
        ])
    func taken(members: String) throws {
        let members = try #require(try parse(members).objectValue)
        _ = try PublicKey(jwk: .object(Self.es256.changed(by: members)))
    }

    @Test(
        "Reject list 23: a key with a member that no signature key of ours has is refused",
        arguments: [
            (#"{"d":"AAAA"}"#, JWKError.secretMember("d")), (#"{"k":"AAAA"}"#, .secretMember("k")),
            (#"{"kty":"oct"}"#, .unsupportedKey(type: "oct", curve: "P-256")),
            (#"{"kty":"RSA"}"#, .unsupportedKey(type: "RSA", curve: "P-256")),
            (#"{"kty":"OKP"}"#, .unsupportedKey(type: "OKP", curve: "P-256")),
            (#"{"crv":"P-384"}"#, .unsupportedKey(type: "EC", curve: "P-384")),
            (#"{"crv":"p-256"}"#, .unsupportedKey(type: "EC", curve: "p-256")),
            (#"{"kty":1}"#, .wrongType("kty")), (#"{"crv":null}"#, .wrongType("crv")),
            (#"{"kid":1}"#, .wrongType("kid")), (#"{"alg":["ES256"]}"#, .wrongType("alg")),
            (#"{"use":"enc"}"#, .notForSignatures(use: "enc")),
            (#"{"use":true}"#, .wrongType("use")),
            (#"{"key_ops":["sign"]}"#, .notForVerifying), (#"{"key_ops":[]}"#, .notForVerifying),
            (#"{"key_ops":["verify", "verify"]}"#, .notForVerifying),
            (#"{"key_ops":"verify"}"#, .wrongType("key_ops")),
            (#"{"key_ops":["verify", 1]}"#, .wrongType("key_ops")),
            (#"{"alg":"ES384"}"#, .algorithmMismatch("ES384")),
            (#"{"alg":"es256"}"#, .algorithmMismatch("es256")),
            (#"{"alg":"HS256"}"#, .algorithmMismatch("HS256")),
            (#"{"x":"AAAA"}"#, .invalidCoordinate("x")), (#"{"y":""}"#, .invalidCoordinate("y")),
            (#"{"x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#, .invalidCoordinate("x")),
            (#"{"x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU="}"#, .invalidCoordinate("x")),
            (#"{"x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEV"}"#, .invalidCoordinate("x")),
            (#"{"x":7}"#, .wrongType("x")),
            (
                #"{"x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#,
                .invalidKey(.invalidPublicKey)
            ),
            (
                #"{"x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#,
                .invalidKey(.invalidPublicKey)
            ),
            (
                #"{"y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a4"}"#,
                .invalidKey(.invalidPublicKey)
            ),
        ])
    func refused(members: String, error: JWKError) throws {
        let members = try #require(try parse(members).objectValue)
        #expect(throws: error) {
            try PublicKey(jwk: .object(Self.es256.changed(by: members)))
        }
    }

    @Test(
        "A key without a member that it needs is refused",
        arguments: [("kty", JWKError.missing("kty")), ("x", .missing("x")), ("y", .missing("y"))])
    func missing(name: String, error: JWKError) {
        var key = Self.es256
        key[name] = nil
        #expect(throws: error) { try PublicKey(jwk: .object(key)) }
    }

    @Test("Ed25519 is not known as EdDSA, has no y, and no point of small order")
    func ed25519Refused() {
        func read(_ members: JSONObject) throws -> PublicKey {
            try PublicKey(jwk: .object(Self.ed25519.changed(by: members)))
        }
        #expect(throws: JWKError.algorithmMismatch("EdDSA")) { try read(["alg": "EdDSA"]) }
        #expect(throws: JWKError.invalidCoordinate("y")) { try read(["y": "AA"]) }
        #expect(throws: JWKError.invalidKey(.invalidPublicKey)) {
            try read(["x": .string(Self.zeros(32))])
        }
        #expect(throws: JWKError.notAnObject) { try PublicKey(jwk: [1]) }
    }

    private static func zeros(_ count: Int) -> String {
        Base64URL.string([UInt8](repeating: 0, count: count).span)
    }
}

extension JSONObject {
    fileprivate func changed(by members: JSONObject) -> JSONObject {
        var object = self
        for (name, value) in members.members { object[name] = value }
        return object
    }
}
