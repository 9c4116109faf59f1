/// The official host, and how to verify, below each other.
struct SiteBlocks {
    /// In reading order, each with the gap below it.
    private let pieces: [(block: TextBlock, ink: Ink, gap: Double)]

    /// Nil where the host has no room even at the smallest size.
    init?(_ text: SheetText, _ shaper: Shaper) throws(PrintingError) {
        func line(_ runs: [TextRun]) throws(PrintingError) -> TextBlock {
            let size = Measures.adviceSize
            return TextBlock(
                try shaper.shape(runs), size: size, leading: size * 1.4,
                width: Measures.columnWidth)
        }
        let host = try shaper.shape(text.host)
        guard let host = TextBlock.fitting(host, Measures.hostSizes, width: Measures.columnWidth)
        else { return nil }
        var pieces = [
            (try line(text.hostLabel), Ink.grey, 6.0), (host, Ink.black, 7.0),
            (try line(text.advice), Ink.grey, 4.0),
        ]
        if let advice = text.englishAdvice { pieces.append((try line(advice), Ink.grey, 4)) }
        self.pieces = pieces
    }

    /// Points; the blocks end beside the line of the certificate's number.
    private var height: Double {
        pieces.reduce(-(pieces.last?.gap ?? 0)) { $0 + $1.block.height + $1.gap }
    }
    var top: Double { Measures.numberTop + Measures.numberSize - height }

    func draw(on canvas: borrowing Canvas, shaper: Shaper) {
        var top = top
        for (block, ink, gap) in pieces {
            canvas.set(ink)
            block.draw(on: canvas, left: Measures.columnLeft, top: top, shaper: shaper)
            top += block.height + gap
        }
    }
}
