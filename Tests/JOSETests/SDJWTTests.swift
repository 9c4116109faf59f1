import JOSE
import Testing

/// What of a token can be told from its form, before any digest is looked at.
@Suite struct SDJWTTests {
    private let jwt = compact(#"{"alg":"ES256"}"#)

    @Test("An SD-JWT without disclosures ends in its only tilde")
    func plain() throws {
        let token = try readSDJWT("\(jwt)~")
        #expect(token.disclosures.isEmpty && token.payload.isEmpty)
        #expect(try token.processedPayload().isEmpty)
    }

    @Test("Reject list 1: a JWT without a tilde, and an empty text, are no SD-JWT")
    func noTilde() {
        #expect(throws: TokenError.noTilde) { try readSDJWT(jwt) }
        #expect(throws: TokenError.noTilde) { try readSDJWT("") }
        #expect(throws: TokenError.forbiddenByte(0x20, offset: 0)) { try readSDJWT(" \(jwt)") }
    }

    @Test(
        "Reject list 2: a byte outside the alphabet is refused wherever it stands",
        arguments: [UInt8(ascii: " "), 0x0A, 0, UInt8(ascii: "="), 0xEF])
    func alphabet(byte: UInt8) {
        let made = Disclosure.make(name: "n", value: "v", salt: "s")
        let token = Array("\(jwt)~\(made.encoded)~".utf8)
        for offset in 0...token.count {
            var bytes = token
            bytes.insert(byte, at: offset)
            #expect(throws: TokenError.forbiddenByte(byte, offset: offset)) {
                try SDJWT(bytes.span)
            }
        }
    }

    @Test("Reject list 5: the JSON serialisation is refused")
    func jsonSerialization() {
        #expect(throws: TokenError.jsonSerialization) {
            try readSDJWT(#"{"payload":"e30","signatures":[]}~"#)
        }
    }

    @Test("Reject list 10: more than 64 disclosures, or 16 KiB, are refused")
    func bounds() throws {
        let made = (0..<65).map { Disclosure.make(name: "n\($0)", value: 1, salt: "s") }
        _ = try readSDJWT(sdJWT([:], Array(made.prefix(64))))
        #expect(throws: TokenError.tooManyDisclosures(limit: 64)) {
            try readSDJWT(sdJWT([:], made))
        }
        #expect(throws: TokenError.tooManyDisclosures(limit: 64)) {
            try readSDJWT(jwt + String(repeating: "~", count: 16_000))
        }
        let long = String(repeating: "a", count: 17_000)
        #expect(throws: TokenError.tooLong(limit: 16 << 10)) {
            try readSDJWT(sdJWT(["a": .string(long)]))
        }
    }

    @Test(
        "Reject list 11: a payload that is no JSON object is refused", arguments: ["[]", "7", ""])
    func payload(text: String) {
        #expect(throws: TokenError.self) {
            try readSDJWT(compact(#"{"alg":"ES256"}"#, text) + "~")
        }
    }

    @Test("Reject list 7: a member that stands twice in the payload is refused at any depth")
    func duplicateMember() {
        let error = TokenError.invalidJSON(.payload, .duplicateMember(name: "a", offset: 12))
        #expect(throws: error) {
            try readSDJWT(compact(#"{"alg":"ES256"}"#, #"{"x":{"a":1,"a":2}}"#) + "~")
        }
    }

    @Test("Reject list 38: a token with a key binding is refused")
    func keyBinding() {
        #expect(throws: TokenError.keyBinding) { try readSDJWT("\(jwt)~\(jwt)") }
        #expect(throws: TokenError.keyBinding) { try readSDJWT("\(jwt)~WyJzIiwxXQ~x") }
    }

    @Test("Reject list 37: an empty disclosure is refused")
    func emptyDisclosure() {
        #expect(throws: TokenError.emptyDisclosure(0)) { try readSDJWT("\(jwt)~~") }
        #expect(throws: TokenError.emptyDisclosure(1)) { try readSDJWT("\(jwt)~WyJzIiwxXQ~~") }
    }

    @Test("A disclosure is refused where it is not base64url, and its place is named")
    func encoding() {
        for text in ["A", "AB", "W.J"] {
            #expect(throws: TokenError.invalidBase64URL(.disclosure(1))) {
                try readSDJWT("\(jwt)~WyJzIiwxXQ~\(text)~")
            }
        }
    }
}
