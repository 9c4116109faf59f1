import JOSE
import Testing

@Suite struct StrictJSONTests {
    @Test("A value is read with its type, its order and its exact text")
    func reads() throws {
        let text = #" {"a":[1,-2,1.50,1e3,true,false,null],"é\n":"\u4e2d\ud83d\uDE00\/","o":{}} "#
        let object = try #require(try parse(text).objectValue)
        #expect(object.names == ["a", "é\n", "o"])
        #expect(
            object["a"] == [1, -2, .decimal("1.50"), .decimal("1e3"), true, false, .null])
        #expect(object.string("é\n") == "中😀/")
        #expect(object.object("o")?.isEmpty == true)
    }

    @Test(
        "A number is an integer only up to 2^53 and without fraction, exponent or negative zero",
        arguments: [
            ("0", JSON.integer(0)), ("9007199254740992", .integer(1 << 53)),
            ("-9007199254740992", .integer(-(1 << 53))),
            ("9007199254740993", .decimal("9007199254740993")),
            ("18446744073709551617", .decimal("18446744073709551617")),
            ("1.0", .decimal("1.0")), ("1E0", .decimal("1E0")), ("-0", .decimal("-0")),
        ])
    func numbers(text: String, value: JSON) throws {
        #expect(try parse(text) == value)
        #expect(JSONObject([("n", try parse(text))]).integer("n") == value.integerValue)
    }

    @Test(
        "What the grammar does not allow is refused, with its place",
        arguments: [
            ("", JSONError.unexpectedEnd(offset: 0)), ("  ", .unexpectedEnd(offset: 2)),
            ("NaN", .unexpectedByte(78, offset: 0)), ("Infinity", .unexpectedByte(73, offset: 0)),
            ("nul", .unexpectedEnd(offset: 3)), ("True", .unexpectedByte(84, offset: 0)),
            ("01", .invalidNumber(offset: 0)), ("-01", .invalidNumber(offset: 0)),
            ("-", .invalidNumber(offset: 0)), ("1.", .invalidNumber(offset: 0)),
            (".5", .unexpectedByte(46, offset: 0)), ("+1", .unexpectedByte(43, offset: 0)),
            ("1e", .invalidNumber(offset: 0)), ("1e+", .invalidNumber(offset: 0)),
            ("0x1", .dataAfterValue(offset: 1)),
            ("[1,]", .unexpectedByte(93, offset: 3)), ("[,1]", .unexpectedByte(44, offset: 1)),
            ("[1 2]", .unexpectedByte(50, offset: 3)), ("[1", .unexpectedEnd(offset: 2)),
            (#"{"a":1,}"#, .unexpectedByte(125, offset: 7)),
            ("{a:1}", .unexpectedByte(97, offset: 1)),
            (#"{"a" 1}"#, .unexpectedByte(49, offset: 5)),
            (#"{"a":1"#, .unexpectedEnd(offset: 6)), (#"{"a":"#, .unexpectedEnd(offset: 5)),
            ("{'a':1}", .unexpectedByte(39, offset: 1)),
            ("/**/1", .unexpectedByte(47, offset: 0)), ("1//", .dataAfterValue(offset: 1)),
            ("1 1", .dataAfterValue(offset: 2)), ("{}{}", .dataAfterValue(offset: 2)),
            ("1\0", .dataAfterValue(offset: 1)), ("[]\u{FEFF}", .dataAfterValue(offset: 2)),
            ("\u{A0}1", .unexpectedByte(0xC2, offset: 0)),
        ])
    func grammar(text: String, error: JSONError) {
        #expect(throws: error) { try parse(text) }
    }

    @Test(
        "A string with a bad escape, a control character or half a surrogate pair is refused",
        arguments: [
            ("\"a", JSONError.unexpectedEnd(offset: 2)), ("\"\\", .invalidEscape(offset: 1)),
            (#""\x""#, .invalidEscape(offset: 1)), (#""\u12"#, .invalidEscape(offset: 1)),
            (#""\u12g4""#, .invalidEscape(offset: 1)), (#""\U0041""#, .invalidEscape(offset: 1)),
            ("\"\n\"", .controlCharacter(offset: 1)), ("\"\0\"", .controlCharacter(offset: 1)),
            (#""\ud800""#, .loneSurrogate(offset: 1)), (#""\udc00""#, .loneSurrogate(offset: 1)),
            (#""\ud800\n""#, .loneSurrogate(offset: 1)),
            (#""\ud800\ud800""#, .loneSurrogate(offset: 1)),
            (#""\ud800\u0041""#, .loneSurrogate(offset: 1)),
            (#""\udc00\ud800""#, .loneSurrogate(offset: 1)),
            (#""\ud800\u"#, .invalidEscape(offset: 7)),
        ])
    func strings(text: String, error: JSONError) {
        #expect(throws: error) { try parse(text) }
    }

    @Test(
        "Bytes that are not UTF-8 are refused: overlong forms, surrogates, UTF-16, a mark in front",
        arguments: [
            ([0x22, 0xC0, 0x80, 0x22], JSONError.invalidUTF8(offset: 1)),
            ([0x22, 0x61, 0xE0, 0x80, 0x80, 0x22], .invalidUTF8(offset: 2)),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], .invalidUTF8(offset: 1)),
            ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], .invalidUTF8(offset: 1)),
            ([0x22, 0xFF, 0x22], .invalidUTF8(offset: 1)),
            ([0x22, 0xE4, 0xB8, 0x22], .invalidUTF8(offset: 1)),
            ([0xEF, 0xBB, 0xBF, 0x31], .byteOrderMark),
            ([0x22, 0x00, 0x61, 0x00, 0x22, 0x00], .controlCharacter(offset: 1)),
            ([0x7B, 0x00, 0x7D, 0x00], .unexpectedByte(0, offset: 1)),
            ([0xFF, 0xFE, 0x7B, 0x00], .unexpectedByte(0xFF, offset: 0)),
        ] as [([UInt8], JSONError)])
    func encodings(bytes: [UInt8], error: JSONError) {
        #expect(throws: error) { try StrictJSON.parse(bytes.span) }
    }

    @Test(
        "A member that stands twice is refused at any depth, however its name is escaped",
        arguments: [
            (#"{"a":1,"a":1}"#, "a", 7), (#"{"alg":1,"a\u006cg":2}"#, "alg", 9),
            (#"{"x":[{"b":1,"c":2,"b":3}]}"#, "b", 19), (#"{"":1,"":2}"#, "", 6),
            (#"{"\ud83d\ude00":1,"😀":2}"#, "😀", 18),
        ])
    func duplicates(text: String, name: String, offset: Int) {
        #expect(throws: JSONError.duplicateMember(name: name, offset: offset)) {
            try parse(text)
        }
    }

    @Test("Names are compared by bytes: composed and decomposed forms are two members")
    func canonicalEquivalents() throws {
        let object = try #require(try parse("{\"\u{E9}\":1,\"e\u{301}\":2}").objectValue)
        #expect(object.integer("\u{E9}") == 1)
        #expect(object.integer("e\u{301}") == 2)
        #expect(JSON.string("\u{E9}") != JSON.string("e\u{301}"))
    }

    @Test("A member that stands twice is refused among many members too")
    func manyMembers() throws {
        let members = (0..<100).map { "\"m\($0)\":\($0)" }
        let object = try #require(try parse("{\(members.joined(separator: ","))}").objectValue)
        #expect(object.count == 100 && object.integer("m99") == 99)
        for count in 1...40 {
            for repeated in members.prefix(count) {
                let text = "{\((members.prefix(count) + [repeated]).joined(separator: ","))}"
                #expect(throws: JSONError.self) { try parse(text) }
            }
        }
    }

    @Test("Size, depth and number of values are taken up to the limit and refused beyond it")
    func limits() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try parse(nested(16))
        #expect(throws: JSONError.tooDeep(limit: 16, offset: 16)) { try parse(nested(17)) }
        #expect(throws: JSONError.self) { try parse(String(repeating: "[", count: 16_000)) }
        #expect(throws: JSONError.self) { try parse(String(repeating: "{\"a\":", count: 3_000)) }

        func array(_ count: Int) -> String {
            "[\(Array(repeating: "0", count: count - 1).joined(separator: ","))]"
        }
        _ = try parse(array(256))
        #expect(throws: JSONError.tooManyValues(limit: 256, offset: 511)) { try parse(array(257)) }

        let long = "\"" + String(repeating: "a", count: (16 << 10) - 2) + "\""
        _ = try parse(long)
        #expect(throws: JSONError.tooLong(limit: 16 << 10)) { try parse(long + " ") }
    }

    @Test("A value that is no object is refused where an object is asked for")
    func objects() {
        for text in ["[]", "\"{}\"", "1", "null"] {
            #expect(throws: JSONError.notAnObject) {
                try StrictJSON.parseObject(Array(text.utf8).span)
            }
        }
    }
}

func parse(_ text: String) throws(JSONError) -> JSON {
    try StrictJSON.parse(Array(text.utf8).span)
}
