import Printing
import Testing

@Suite struct SpacingTests {
    /// What a text is wide, in ems.
    private func width(_ text: String) throws -> Double {
        try Shaping.shape(text).clusters.reduce(0) { $0 + $1.advance }
    }

    @Test("A Chinese character is as wide as the type is high")
    func square() throws {
        #expect(abs(try width("结业证书") - 4) < 1e-6)
    }

    @Test(
        "Of two full-width marks in a row one gives up its empty half",
        arguments: [("。》", 1.5), ("），", 1.5), ("（《", 1.5), ("，（", 1.5), ("书，", 2), ("（书", 2)])
    func marks(text: String, ems: Double) throws {
        #expect(abs(try width(text) - ems) < 0.02)
    }

    @Test("Between Chinese and Latin there is a thin gap, and it is no space in the text")
    func scripts() throws {
        let text = try Shaping.shape("于2020年")
        let alone = try width("于") + width("2020") + width("年")
        let together = text.clusters.reduce(0) { $0 + $1.advance }
        #expect(together > alone + 0.05 && together < alone + 0.2)
        #expect(text.utf8 == Array("于2020年".utf8))
    }

    @Test("A tracked title is wider by its gaps, and stays one word to be found")
    func tracking() throws {
        let title = try Shaping.shape("结业证书")
        let tracked = title.tracked(by: 0.5)
        #expect(abs(tracked.clusters[0].advance - 5.5) < 1e-6)
        #expect(tracked.clusters.count == 1 && tracked.utf8 == title.utf8)
    }
}
