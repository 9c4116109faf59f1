import Printing
import Testing

@Suite struct LineBreakingTests {
    private static let sentence =
        "王小明同志于2020年10月15日至2021年10月14日参加“中小企业”培训（区域发展方向），由清华大学承担，准予结业。"

    @Test("Every line is within its measure, and no character is lost", arguments: 4...30)
    func measure(width: Int) throws {
        let text = try Shaping.shape(Self.sentence)
        let lines = text.lines(width: Double(width), indent: 2)
        #expect(lines.allSatisfy { $0.indent + $0.width <= Double(width) + 1e-9 })
        #expect(lines.map(text.words).joined() == Self.sentence)
    }

    @Test("No line begins with a closing mark or ends with an opening one", arguments: 4...30)
    func marks(width: Int) throws {
        let text = try Shaping.shape(Self.sentence)
        let lines = text.lines(width: Double(width)).map(text.words)
        #expect(lines.allSatisfy { !"，。）”".contains($0.first ?? "，") })
        #expect(lines.dropLast().allSatisfy { !"（“".contains($0.last ?? "（") })
    }

    @Test("A number and its unit, and the letters of a word, stay on one line")
    func words() throws {
        let text = try Shaping.shape("参加Leadership培训2020年")
        #expect(text.lines(width: 6).map(text.words) == ["参加", "Leadership", "培训2020年"])
    }

    @Test("The space at the end of a line takes no room, and begins no line")
    func space() throws {
        let text = try Shaping.shape("conducted by Tsinghua")
        let room = try Shaping.shape("conducted by").singleLine.width
        #expect(text.lines(width: room).map(text.words) == ["conducted by", "Tsinghua"])
    }

    @Test("Words that are kept together are broken only where there is no other way")
    func kept() throws {
        let text = try Shaping.shape([
            TextRun(text: "结业证书"), TextRun(text: "欧阳小明", keptTogether: true),
            TextRun(text: "同志"),
        ])
        #expect(text.lines(width: 6).map(text.words) == ["结业证书", "欧阳小明同志"])
        #expect(text.lines(width: 3).map(text.words) == ["结业证", "书", "欧阳小", "明同志"])
    }

    @Test("A mark at the end of a line hangs over by the empty half of its square")
    func hanging() throws {
        let text = try Shaping.shape("结业证书，结业证书")
        #expect(text.lines(width: 4.5).map(text.words) == ["结业证书，", "结业证书"])
        #expect(text.lines(width: 4.4).map(text.words) == ["结业证", "书，结业", "证书"])
    }

    @Test(
        "A line may end where Chinese text lets it",
        arguments: [
            ("书", "证", true), ("书", "，", false), ("（", "书", false), ("，", "书", true),
            ("0", "年", false), ("年", "1", true), ("a", "b", false), ("a", "书", true),
            (" ", "书", true), ("书", " ", false), ("曼", "·", false), ("·", "买", true),
            ("x", ",", false), ("𠮷", "龘", true),
        ] as [(Unicode.Scalar, Unicode.Scalar, Bool)])
    func breaks(former: Unicode.Scalar, latter: Unicode.Scalar, may: Bool) {
        #expect(CharacterKind.mayBreak(CharacterKind(former), CharacterKind(latter)) == may)
    }
}
