import JOSE
import Testing

@Suite struct DisclosureTests {
    @Test("The digest is over the received text, as in RFC 9901 section 4.2.3")
    func digests() throws {
        let texts = [
            (
                "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0",
                "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"
            ),
            (
                Base64URL.string(Array(#"["lklxF5jMYlGTPUovMNIvCA", "FR"]"#.utf8).span),
                "w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs"
            ),
        ]
        let jwt = compact(#"{"alg":"ES256"}"#)
        let token = try readSDJWT("\(jwt)~\(texts[0].0)~\(texts[1].0)~")
        #expect(token.disclosures.map(\.digest) == texts.map(\.1))
        #expect(token.disclosures.map(\.name) == ["family_name", nil])
        #expect(token.disclosures.map(\.value) == ["Möbius", "FR"])
        #expect(token.disclosures[0].salt == "_26bc4LT-ac6q2KI6cBW5es")
    }

    @Test("A disclosure that was made is read back the same")
    func roundTrip() throws {
        let made = [
            Disclosure.make(name: "id_number", value: "11010519491231002X", salt: "abc"),
            Disclosure.make(name: nil, value: ["a": [1, .null]], salt: "é\"\\"),
        ]
        #expect(try readSDJWT(sdJWT([:], made)).disclosures == made)
    }

    @Test(
        "Reject list 37: a disclosure that is no array of salt, perhaps name, and value is refused",
        arguments: [
            ("{}", TokenError.malformedDisclosure(0)), ("[]", .malformedDisclosure(0)),
            (#"["s"]"#, .malformedDisclosure(0)), (#"["s","n",1,2]"#, .malformedDisclosure(0)),
            (#"[1,"n","v"]"#, .malformedDisclosure(0)), (#"["s",1,"v"]"#, .malformedDisclosure(0)),
            (#"["s",null,"v"]"#, .malformedDisclosure(0)), (#""s""#, .malformedDisclosure(0)),
            (#"["s","_sd",[]]"#, .reservedName(0)), (#"["s","...","v"]"#, .reservedName(0)),
            (#"["s","_s\u0064",[]]"#, .reservedName(0)),
            (#"["s","n","v"] "x""#, .invalidJSON(.disclosure(0), .dataAfterValue(offset: 14))),
            (
                #"["s","n",{"a":1,"a":2}]"#,
                .invalidJSON(.disclosure(0), .duplicateMember(name: "a", offset: 16))
            ),
        ])
    func form(text: String, error: TokenError) {
        let encoded = Base64URL.string(Array(text.utf8).span)
        #expect(throws: error) { try readSDJWT("\(compact(#"{"alg":"ES256"}"#))~\(encoded)~") }
    }
}
