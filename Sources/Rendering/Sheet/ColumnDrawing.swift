/// What stands to the right of the QR code.
extension SheetDrawing {
    func drawColumn(on canvas: borrowing Canvas) throws(RenderingError) {
        guard let site = try SiteBlocks(text, shaper) else { throw tooLong(.host) }
        let room = site.top - Measures.leastGap - Measures.bodyTop
        guard let signature = try SignatureBlocks.fitting(text, shaper, room: room) else {
            throw tooLong(.issuingBody)
        }
        draw(signature, on: canvas)
        site.draw(on: canvas, shaper: shaper)
    }

    /// Issuing body and date, centred above each other, the wider one ending at the margin.
    private func draw(_ signature: SignatureBlocks, on canvas: borrowing Canvas) {
        let middle = Measures.right - signature.inkWidth / 2
        press.stamp?.draw(
            on: canvas, around: Point(x: middle, y: Measures.bodyTop + signature.height / 2))
        canvas.set(.black)
        signature.draw(on: canvas, around: middle, top: Measures.bodyTop, shaper: shaper)
    }
}
