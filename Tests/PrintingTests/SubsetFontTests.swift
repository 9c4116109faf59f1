import Printing
import Testing

@Suite struct SubsetFontTests {
    @Test("A font that is cut for a few characters is a thousandth of its size, and shapes them")
    func small() throws {
        let font = try Shaping.font(.text, Set("结业证书".unicodeScalars))
        #expect(font.missing.isEmpty)
        #expect(try font.size * 500 < Batch.bytes(of: .text).count)
        #expect(try Shaper([.text: font]).shape([TextRun(text: "结业证书")]).clusters.count == 4)
    }

    @Test("A font says which characters it lacks")
    func missing() throws {
        #expect(try Shaping.font(.text, ["王", "\u{10FFFD}"]).missing == ["\u{10FFFD}"])
    }

    @Test("A character that the text's font lacks is taken from the other, and no one else's")
    func fallback() throws {
        let text = "王𡋾明"
        let base = try Shaping.font(.text, Set(text.unicodeScalars))
        #expect(base.missing == ["𡋾"])
        let rare = try Shaping.font(.rareText, base.missing)
        let shaped = try Shaper([.text: base, .rareText: rare]).shape([TextRun(text: text)])
        #expect(shaped.clusters.map(\.typeface) == [.text, .rareText, .text])
    }

    @Test("A character that no font has is an error that names it, never a box")
    func noFont() throws {
        let font = try Shaping.font(.text, ["王"])
        #expect(throws: PrintingError.missingCharacter("龘", number: nil)) {
            try Shaper([.text: font]).shape([TextRun(text: "王龘")])
        }
    }

    @Test(
        "What is no font is none",
        arguments: [[], Array("no font".utf8), [UInt8](repeating: 0, count: 4_096)])
    func noFont(bytes: [UInt8]) {
        let font = SubsetFont(of: bytes.span, index: 0, for: ["王"])
        #expect(font == nil)
    }

    @Test("A font that was cut off anywhere does not trap", arguments: [12, 100, 5_000, 1_000_000])
    func cut(length: Int) throws {
        let bytes = Array(try Batch.bytes(of: .text).prefix(length))
        _ = SubsetFont(of: bytes.span, index: 0, for: ["王"])
    }
}
