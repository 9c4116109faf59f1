internal import Certificates

/// Draws one certificate.
struct SheetDrawing {
    private let sheet: Sheet
    private let form: SheetForm
    private let text: SheetText
    private let code: QRCode
    private let shaper: Shaper

    init(_ sheet: Sheet, _ form: SheetForm, _ shaper: Shaper) throws(RenderingError) {
        let number = sheet.certificate.number
        let address = Array("\(form.issuer)/#\(sheet.token)".utf8)
        guard let code = QRCode(address),
            Measures.codeSide / code.widthWithQuietZone >= Measures.smallestModule
        else { throw .codeTooLong(number: number) }
        (self.sheet, self.form, self.shaper, self.code) = (sheet, form, shaper, code)
        text = try SheetText(sheet, form)
    }

    func draw(on canvas: borrowing Canvas) throws(RenderingError) {
        Frame(Measures.page, margin: Measures.frame).draw(on: canvas)
        drawTitle(on: canvas)
        try drawSentence(on: canvas)
        drawCode(on: canvas)
        drawSignature(on: canvas)
        drawSite(on: canvas)
    }

    private func drawTitle(on canvas: borrowing Canvas) {
        canvas.set(.cinnabar)
        let title = shaper.shape(text.title).tracked(by: 0.35)
        TextBlock(
            title, size: Measures.titleSize, leading: 0, width: Measures.textWidth,
            alignment: .center
        ).draw(on: canvas, left: Measures.left, top: Measures.titleTop, shaper: shaper)
        guard let english = text.englishTitle else { return }
        canvas.set(.gold)
        TextBlock(
            shaper.shape(english).tracked(by: 0.12), size: Measures.englishTitleSize, leading: 0,
            width: Measures.textWidth, alignment: .center
        ).draw(on: canvas, left: Measures.left, top: Measures.englishTitleTop, shaper: shaper)
    }

    private func drawSentence(on canvas: borrowing Canvas) throws(RenderingError) {
        guard let blocks = SentenceBlocks.fitting(text, shaper) else {
            throw .textTooLong(number: sheet.certificate.number)
        }
        let room = Measures.sentenceBottom - Measures.sentenceTop
        let top = Measures.sentenceTop + (room - blocks.height) / 2
        canvas.set(.black)
        blocks.chinese.draw(on: canvas, left: Measures.left, top: top, shaper: shaper)
        guard let english = blocks.english else { return }
        canvas.set(.grey)
        english.draw(
            on: canvas, left: Measures.left, top: top + blocks.height - english.height,
            shaper: shaper)
    }

    private func drawCode(on canvas: borrowing Canvas) {
        let module = Measures.codeSide / code.widthWithQuietZone
        let inset = module * Double(QRCode.quietZone)
        if let image = Image(bits: code.modules, width: code.width) {
            canvas.set(Ink(0))
            canvas.within(
                x: Measures.codeLeft + inset, y: Measures.codeTop + inset, scale: module
            ) { canvas in
                canvas.mask(image)
            }
        }
        canvas.set(.black)
        TextBlock(
            shaper.shape(text.number), size: 10.5, leading: 14, width: Measures.codeSide,
            alignment: .center
        ).draw(on: canvas, left: Measures.codeLeft, top: Measures.numberTop, shaper: shaper)
    }

    private func drawSignature(on canvas: borrowing Canvas) {
        canvas.set(.black)
        let left = Measures.columnLeft
        var top = Measures.bodyTop
        for (words, size) in [
            (text.issuingBody, 15.0), (text.englishIssuingBody, 10.5), (text.date, 15),
        ] {
            guard let words else { continue }
            let block = TextBlock(
                shaper.shape(words), size: size, leading: size * 1.5, width: Measures.columnWidth,
                alignment: .right)
            block.draw(on: canvas, left: left, top: top, shaper: shaper)
            top += block.height + 10
        }
    }

    private func drawSite(on canvas: borrowing Canvas) {
        var top = Measures.numberTop + 10.5
        for (words, size, ink) in [
            (text.englishAdvice, 9.0, Ink.grey), (text.advice, 9.5, .grey),
            (text.host, 18, .black), (text.hostLabel, 9.5, .grey),
        ] {
            guard let words else { continue }
            canvas.set(ink)
            let block = TextBlock(
                shaper.shape(words), size: size, leading: size * 1.4, width: Measures.columnWidth)
            top -= block.height
            block.draw(on: canvas, left: Measures.columnLeft, top: top, shaper: shaper)
            top -= 5
        }
    }
}

extension QRCode {
    var widthWithQuietZone: Double { Double(width + 2 * Self.quietZone) }
}
