import Printing
import Testing

/// Texts as glyphs of the certificate's own fonts.
enum Shaping {
    static func shape(_ text: String) throws -> ShapedText {
        try shape([TextRun(text: text)])
    }

    static func shape(_ runs: [TextRun]) throws -> ShapedText {
        let characters = Set(runs.flatMap(\.text.unicodeScalars))
        return try Shaper([.text: font(.text, characters)]).shape(runs)
    }

    static func font(_ typeface: Typeface, _ characters: Set<Unicode.Scalar>) throws -> SubsetFont {
        let bytes = try Batch.bytes(of: typeface)
        let index: UInt32 = typeface == .rareText || typeface == .rareStrong ? 2 : 0
        let font = SubsetFont(of: bytes.span, index: index, for: characters)
        return try #require(font)
    }
}

extension ShapedText {
    /// The words of a line.
    func words(_ line: Line) -> String {
        let bytes = clusters[line.clusters].flatMap { utf8[$0.text] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
