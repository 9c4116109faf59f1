/// The sentence in its languages, at the greatest size at which it has room.
struct SentenceBlocks {
    let chinese: TextBlock
    let english: TextBlock?

    /// Nil where it has no room even at the smallest size.
    static func fitting(
        _ text: SheetText, _ shaper: Shaper
    ) throws(PrintingError) -> SentenceBlocks? {
        let (chinese, english) = try shape(text, shaper)
        var largest: SentenceBlocks?
        for size in sizes(english) {
            let blocks = SentenceBlocks(chinese, english, size: size)
            guard blocks.fits else { continue }
            // A last line of two or three characters is worth a slightly smaller size.
            if !blocks.chinese.hasShortLastLine { return blocks }
            if largest == nil { largest = blocks }
            if let largest, size < largest.chinese.size * 0.9 { break }
        }
        return largest
    }

    /// Whether it has room at some size; the smallest is tried first, which mostly settles it.
    static func haveRoom(_ text: SheetText, _ shaper: Shaper) throws(PrintingError) -> Bool {
        let (chinese, english) = try shape(text, shaper)
        return sizes(english).reversed().contains {
            SentenceBlocks(chinese, english, size: $0).fits
        }
    }

    private static func shape(
        _ text: SheetText, _ shaper: Shaper
    ) throws(PrintingError) -> (ShapedText, ShapedText?) {
        let english = try text.englishSentence.map { words throws(PrintingError) in
            try shaper.shape(words)
        }
        return (try shaper.shape(text.sentence), english)
    }

    private static func sizes(_ english: ShapedText?) -> StrideThrough<Double> {
        english == nil ? Measures.sentenceSizes : Measures.bilingualSentenceSizes
    }

    private init(_ chinese: ShapedText, _ english: ShapedText?, size: Double) {
        self.chinese = TextBlock(
            chinese, size: size, leading: size * 1.75, width: Measures.textWidth,
            alignment: .justified, indent: 2)
        let englishSize = max(size * 0.6, Measures.smallestEnglish)
        self.english = english.map {
            TextBlock(
                $0, size: englishSize, leading: englishSize * 1.5, width: Measures.textWidth)
        }
    }

    private var fits: Bool {
        height <= Measures.sentenceBottom - Measures.sentenceTop
            && chinese.fits && english?.fits ?? true
    }

    /// From the top of the Chinese to the bottom of the English, in points.
    var height: Double {
        guard let english else { return chinese.height }
        return chinese.height + chinese.size * 1.1 + english.height
    }
}
