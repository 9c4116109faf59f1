/// Issuing body and date below each other, at the greatest size at which they have room.
struct SignatureBlocks {
    let blocks: [TextBlock]

    /// Nil where they have no room even at the smallest size; `room` is their height in points.
    static func fitting(
        _ text: SheetText, _ shaper: Shaper, room: Double
    ) throws(PrintingError) -> SignatureBlocks? {
        let body = try shaper.shape(text.issuingBody)
        let english = try text.englishIssuingBody.map { words throws(PrintingError) in
            try shaper.shape(words)
        }
        let date = try shaper.shape(text.date)
        for size in Measures.bodySizes {
            let small = max(size * englishScale, Measures.smallestEnglish)
            let blocks = SignatureBlocks(
                blocks: [block(body, size)] + (english.map { [block($0, small)] } ?? [])
                    + [block(date, size)])
            if blocks.fits, blocks.height <= room { return blocks }
        }
        return nil
    }

    /// Of English words beside Chinese ones.
    private static let englishScale = 0.7
    private static let gap = 10.0
    private static let mostLines = 4

    private static func block(_ text: ShapedText, _ size: Double) -> TextBlock {
        TextBlock(
            text, size: size, leading: size * 1.5, width: Measures.columnWidth, alignment: .center)
    }

    private var fits: Bool { blocks.allSatisfy { $0.fits && $0.lines.count <= Self.mostLines } }

    /// Points.
    var height: Double { blocks.reduce(-Self.gap) { $0 + $1.height + Self.gap } }
    /// The width of the widest line, in points.
    var inkWidth: Double { blocks.map(\.inkWidth).max() ?? 0 }

    /// Draws the blocks with their middle at `middle`.
    func draw(on canvas: borrowing Canvas, around middle: Double, top: Double, shaper: Shaper) {
        var top = top
        for block in blocks {
            block.draw(on: canvas, left: middle - block.width / 2, top: top, shaper: shaper)
            top += block.height + Self.gap
        }
    }
}
