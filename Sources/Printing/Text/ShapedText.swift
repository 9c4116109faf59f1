/// A text as glyphs, measured in ems, before it is broken into lines.
package struct ShapedText {
    /// The whole text.
    package var utf8: [UInt8] = []
    var glyphs: [Glyph] = []
    package var clusters: [Cluster] = []

    struct Glyph {
        let id: UInt
        /// From the cluster's origin.
        let x: Double
        let y: Double
    }

    /// The least piece of a text that has glyphs of its own: most often a character and its glyph.
    package struct Cluster {
        package let text: Range<Int>
        let glyphs: Range<Int>
        package let typeface: Typeface
        let scale: Double
        package let kind: CharacterKind
        let keptTogether: Bool
        /// To the next cluster's origin.
        package var advance: Double
        /// How far the glyphs are moved from the origin.
        package var shift = 0.0

        /// Whether the glyph has a square of its own, as Chinese characters have.
        var isFullWidth: Bool { advance > 0.9 * scale }
    }
}
