/// What stands to the right of the QR code.
extension SheetDrawing {
    /// Issuing body and date, centred above each other, the wider one ending at the margin.
    func drawSignature(on canvas: borrowing Canvas) throws(RenderingError) {
        var blocks = [try body(text.issuingBody, scale: 1)]
        if let english = text.englishIssuingBody { blocks.append(try body(english, scale: 0.7)) }
        blocks.append(try body(text.date, scale: 1))
        let width = blocks.map(\.inkWidth).max() ?? 0
        let left = Measures.right - width / 2 - Measures.columnWidth / 2
        var top = Measures.bodyTop
        let height = blocks.reduce(-10) { $0 + $1.height + 10 }
        press.stamp?.draw(
            on: canvas, around: Point(x: Measures.right - width / 2, y: top + height / 2))
        canvas.set(.black)
        for block in blocks {
            block.draw(on: canvas, left: left, top: top, shaper: shaper)
            top += block.height + 10
        }
    }

    private func body(_ words: [Words], scale: Double) throws(RenderingError) -> TextBlock {
        var words = words
        for index in words.indices { words[index].scale = scale }
        return try block(
            words, Measures.bodySizes, lines: 3, width: Measures.columnWidth, .center)
    }

    /// The official host, and how to verify: from the number's line upwards.
    func drawSite(on canvas: borrowing Canvas) throws(RenderingError) {
        let width = Measures.columnWidth
        let host = try block(text.host, Measures.hostSizes, lines: 1, width: width, .left)
        // In reading order, each with the gap below it.
        var pieces: [(TextBlock, Ink, Double)] = [
            (try line(text.hostLabel, size: 9.5), .grey, 6), (host, .black, 7),
            (try line(text.advice, size: 9.5), .grey, 4),
        ]
        if let advice = text.englishAdvice {
            pieces.append((try line(advice, size: 9.5), .grey, 4))
        }
        let height = pieces.reduce(-4) { $0 + $1.0.height + $1.2 }
        var top = Measures.numberTop + 10.5 - height
        for (block, ink, gap) in pieces {
            canvas.set(ink)
            block.draw(on: canvas, left: Measures.columnLeft, top: top, shaper: shaper)
            top += block.height + gap
        }
    }

    private func line(_ words: [Words], size: Double) throws(RenderingError) -> TextBlock {
        let text = try shaper.shape(words)
        return TextBlock(text, size: size, leading: size * 1.4, width: Measures.columnWidth)
    }

    /// The words at the greatest of the sizes at which they need no more than so many lines.
    func block(
        _ words: [Words], _ sizes: StrideThrough<Double>, lines: Int, width: Double,
        _ alignment: TextBlock.Alignment
    ) throws(RenderingError) -> TextBlock {
        let text = try shaper.shape(words)
        for size in sizes {
            let block = TextBlock(
                text, size: size, leading: size * 1.5, width: width, alignment: alignment)
            if block.fits, block.lines.count <= lines { return block }
        }
        throw tooLong
    }
}
