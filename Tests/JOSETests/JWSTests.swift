import JOSE
import Signing
import Testing

@Suite struct JWSTests {
    @Test(
        "A signed token is read as it was written and verifies", arguments: SignatureAlgorithm.all)
    func roundTrip(algorithm: SignatureAlgorithm) throws {
        let key = try PrivateKey.generate(algorithm)
        let jws = try readJWS(signed(["typ": "t", "kid": "k"], ["a": "结业"], by: key))
        #expect(jws.isSigned(by: key.publicKey))
        #expect(jws.header.names == ["alg", "typ", "kid"])
        #expect(jws.algorithmName == algorithm.name && jws.type == "t" && jws.keyID == "k")
        #expect(try jws.claims() == ["a": "结业"])
        #expect(!jws.isSigned(by: try PrivateKey.generate(algorithm).publicKey))
    }

    @Test("The algorithm of a signed token is the signer's, whatever the header says")
    func algorithmOfSigner() throws {
        let key = try PrivateKey.generate(.es256)
        #expect(try readJWS(signed(["alg": "none"], [:], by: key)).algorithmName == "ES256")
    }

    @Test(
        "Reject list 1 and 26: a token of other than three parts is refused",
        arguments: [0, 1, 2, 4, 5, 6])
    func parts(count: Int) {
        let text = Array(repeating: "e30", count: count).joined(separator: ".")
        #expect(throws: TokenError.wrongPartCount(max(count, 1))) { try readJWS(text) }
    }

    @Test(
        "Reject list 1: an empty header or an empty signature is refused, an empty payload is not")
    func emptyParts() throws {
        let header = compact(#"{"alg":"ES256"}"#).split(separator: ".")[0]
        #expect(throws: TokenError.invalidJSON(.header, .unexpectedEnd(offset: 0))) {
            try readJWS(".e30.AAAA")
        }
        #expect(throws: TokenError.emptySignature) { try readJWS("\(header).e30.") }
        #expect(try readJWS("\(header)..AAAA").payload.isEmpty)
    }

    @Test(
        "Reject list 2: a byte outside the alphabet is refused wherever it stands",
        arguments: [" ", "\n", "\r\n", "\0", "\u{FEFF}", "=", "+", "/", "\t", "%", "\"", "é"])
    func alphabet(text: String) throws {
        let token = compact(#"{"alg":"ES256"}"#)
        let byte = try #require(text.utf8.first)
        for offset in 0...token.utf8.count {
            var bytes = Array(token.utf8)
            bytes.insert(contentsOf: text.utf8, at: offset)
            #expect(throws: TokenError.forbiddenByte(byte, offset: offset)) {
                try JWS(compact: bytes.span)
            }
        }
    }

    @Test("Reject list 2: a tilde has no place inside a JWS")
    func tilde() {
        #expect(throws: TokenError.invalidBase64URL(.signature)) {
            try readJWS(compact(#"{"alg":"ES256"}"#) + "~")
        }
    }

    @Test("Reject list 4: base64url that is not canonical is refused, and the part is named")
    func canonical() {
        let header = compact(#"{"alg":"ES256"}"#).split(separator: ".")[0]
        for part in ["AB", "A", "AAB", "AAAAA"] {
            #expect(throws: TokenError.invalidBase64URL(.header)) {
                try readJWS("\(part).e30.AAAA")
            }
            #expect(throws: TokenError.invalidBase64URL(.payload)) {
                try readJWS("\(header).\(part).AAAA")
            }
            #expect(throws: TokenError.invalidBase64URL(.signature)) {
                try readJWS("\(header).e30.\(part)")
            }
        }
    }

    @Test("Reject list 5: the JSON serialisation is refused")
    func jsonSerialization() {
        let text = #"{"payload":"e30","protected":"e30","signature":"AAAA"}"#
        #expect(throws: TokenError.jsonSerialization) { try readJWS(text) }
    }

    @Test(
        "Reject list 6 to 11: a header that is no strict JSON object is refused",
        arguments: [
            ("[]", JSONError.notAnObject), ("\"alg\"", .notAnObject), ("null", .notAnObject),
            (#"{"alg":"ES256"} x"#, .dataAfterValue(offset: 16)),
            (#"{"alg":"none","alg":"ES256"}"#, .duplicateMember(name: "alg", offset: 14)),
            (#"{"alg":"none","a\u006cg":"ES256"}"#, .duplicateMember(name: "alg", offset: 14)),
            ("\u{FEFF}{}", .byteOrderMark), (#"{"alg":"\ud800"}"#, .loneSurrogate(offset: 8)),
            (#"{"alg":"ES256","n":01}"#, .invalidNumber(offset: 19)),
        ])
    func header(text: String, error: JSONError) {
        #expect(throws: TokenError.invalidJSON(.header, error)) { try readJWS(compact(text)) }
    }

    @Test("Reject list 10: a token of more than 16 KiB is refused before it is decoded")
    func size() throws {
        let header = compact(#"{"alg":"ES256"}"#).split(separator: ".")[0]
        let room = (16 << 10) - header.utf8.count - 6
        _ = try readJWS("\(header).\(String(repeating: "A", count: room / 4 * 4)).AAAA")
        #expect(throws: TokenError.tooLong(limit: 16 << 10)) {
            try readJWS("\(header).\(String(repeating: "A", count: room + 4)).AAAA")
        }
    }

    @Test("Reject list 11: claims that are no JSON object are refused", arguments: ["[]", "1", ""])
    func claims(payload: String) throws {
        let jws = try readJWS(compact(#"{"alg":"ES256"}"#, payload))
        #expect(throws: TokenError.self) { try jws.claims() }
    }

    @Test("Reject list 14: alg must be there and be a string; kid and typ must be strings")
    func memberTypes() {
        #expect(throws: TokenError.missingAlgorithm) { try readJWS(compact("{}")) }
        for (text, name) in [
            (#"{"alg":null}"#, "alg"), (#"{"alg":["ES256"]}"#, "alg"), (#"{"alg":1}"#, "alg"),
            (#"{"alg":"ES256","kid":7}"#, "kid"), (#"{"alg":"ES256","kid":null}"#, "kid"),
            (#"{"alg":"ES256","typ":["t"]}"#, "typ"),
        ] {
            #expect(throws: TokenError.headerMemberNotString(name)) { try readJWS(compact(text)) }
        }
    }

    @Test(
        "Reject list 18 to 21 and 24 to 26: a header member that names a key, an extension or an encryption is refused",
        arguments: [
            "crit", "b64", "zip", "cty", "jwk", "jku", "x5u", "x5c", "x5t", "x5t#S256", "enc",
            "epk",
            "apu", "apv", "iv", "tag", "p2s", "p2c",
        ])
    func forbiddenMembers(name: String) throws {
        for value in ["[]", "{}", "\"JWT\"", "false", "null", "1", "[\"exp\"]", "[\"b64\"]"] {
            #expect(throws: TokenError.forbiddenHeaderMember(name)) {
                try readJWS(compact("{\"alg\":\"ES256\",\"\(name)\":\(value)}"))
            }
        }
        _ = try readJWS(compact(#"{"alg":"ES256","\#(name.uppercased())":1}"#))
    }

    @Test("A jwk in the header is taken only where it was asked for, and nothing else with it")
    func embeddedKey() throws {
        let header = #"{"alg":"ES256","jwk":{"kty":"EC"}}"#
        #expect(try readJWS(compact(header), allowsKey: true).header.object("jwk") != nil)
        #expect(throws: TokenError.forbiddenHeaderMember("jku")) {
            try readJWS(compact(#"{"alg":"ES256","jku":"x","jwk":{}}"#), allowsKey: true)
        }
    }

    @Test(
        "typ loses a leading application/ unless another slash follows, and keeps its case",
        arguments: [
            ("dc+sd-jwt", "dc+sd-jwt"), ("application/dc+sd-jwt", "dc+sd-jwt"),
            ("application/a/b", "application/a/b"), ("text/plain", "text/plain"),
            ("Application/dc+sd-jwt", "Application/dc+sd-jwt"), ("DC+SD-JWT", "DC+SD-JWT"),
            ("application/application/x", "application/application/x"), ("", ""),
        ])
    func type(typ: String, type: String) throws {
        #expect(try readJWS(compact(#"{"alg":"ES256","typ":"\#(typ)"}"#)).type == type)
    }
}
