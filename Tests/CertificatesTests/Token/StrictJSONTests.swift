import Certificates
import Testing

@Suite struct StrictJSONTests {
    @Test("A value is read with its type, its order and its exact text")
    func reads() throws {
        let text = #" {"a":[1,-2,1.50,1e3,true,false,null],"é\n":"\u4e2d\ud83d\ude00/","o":{}} "#
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
}

func parse(_ text: String) throws(JSONError) -> JSON {
    try StrictJSON.parse(Array(text.utf8).span)
}
