import JOSE
import Testing

@Suite struct JSONWriterTests {
    @Test(
        "Compact JSON comes back byte by byte when it is read and written",
        arguments: [
            #"{"a":[1,-2,1.50,1e3,-0,true,false,null,[],{}],"b":{"c":"d"},"z":0,"y":""}"#,
            #"["\"\\\b\f\n\r\t\u0000\u001f/ü中😀",18446744073709551617]"#,
            #""""#, "0", "[[[]]]", "{\"\u{E9}\":1,\"e\u{301}\":2}",
        ])
    func identity(text: String) throws {
        #expect(try parse(text).serialized == Array(text.utf8))
    }

    @Test("A written value is read as the same value, compact or pretty")
    func inverse() throws {
        let value: JSON = [
            "text": "a\"b\\c\u{1}\u{7F}é", "list": [1, [], ["x": .null]], "empty": [:],
            "number": .decimal("1.5e-3"), "far": 9_007_199_254_740_993,
        ]
        #expect(try StrictJSON.parse(value.serialized.span) == value)
        #expect(try parse(value.prettyPrinted) == value)
    }

    @Test("Pretty JSON has one member or element a line, two spaces a level")
    func pretty() {
        let value: JSON = ["a": [1, "x"], "b": [:], "c": []]
        #expect(
            value.prettyPrinted == """
                {
                  "a": [
                    1,
                    "x"
                  ],
                  "b": {},
                  "c": []
                }

                """)
    }

    @Test("Members written one by one give the same bytes as an object")
    func memberByMember() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("s", "x\n")
        writer.member("i", -7)
        writer.name("a")
        writer.beginArray()
        writer.bool(true)
        writer.null()
        writer.beginObject()
        writer.endObject()
        writer.endArray()
        writer.member("v", json: [1])
        writer.endObject()
        let same: JSON = ["s": "x\n", "i": -7, "a": [true, .null, [:]], "v": [1]]
        #expect(writer.bytes == same.serialized)
    }

    @Test("Objects are equal whatever the order of their members, and not otherwise")
    func equality() {
        let object: JSONObject = ["a": 1, "b": [2], "c": "x"]
        #expect(object == ["c": "x", "a": 1, "b": [2]])
        #expect(object != ["a": 1, "b": [2]])
        #expect(object != ["a": 1, "b": [3], "c": "x"])
        #expect(object != ["a": 1, "b": [2], "d": "x"])
    }

    @Test("A member is changed in its place, added at the end, and taken out")
    func editing() {
        var object: JSONObject = ["a": 1, "b": 2, "c": 3]
        object["b"] = "two"
        object["d"] = 4
        object["a"] = nil
        object["none"] = nil
        #expect(object.names == ["b", "c", "d"])
        #expect(object.string("b") == "two" && object.integer("b") == nil)
    }
}
