/// Words of one look inside a text.
struct Words: Equatable {
    var text: String
    var strong = false
    /// The size, where the text around it has 1.
    var scale = 1.0
    /// Whether a line may not end inside.
    var keptTogether = false
}

/// A text as glyphs, measured in ems, before it is broken into lines.
struct ShapedText {
    /// The whole text.
    var utf8: [UInt8] = []
    var glyphs: [Glyph] = []
    var clusters: [Cluster] = []

    struct Glyph {
        let id: UInt
        /// From the cluster's origin.
        let x: Double
        let y: Double
    }

    /// The least piece of a text that has glyphs of its own: most often a character and its glyph.
    struct Cluster {
        let text: Range<Int>
        let glyphs: Range<Int>
        let typeface: Typeface
        let scale: Double
        let kind: CharacterKind
        let keptTogether: Bool
        /// To the next cluster's origin.
        var advance: Double
        /// How far the glyphs are moved from the origin.
        var shift = 0.0

        /// Whether the glyph has a square of its own, as Chinese characters have.
        var isFullWidth: Bool { advance > 0.9 * scale }
    }
}
