internal import Certificates

/// Draws one certificate.
struct SheetDrawing {
    let form: SheetForm
    let text: SheetText
    let code: QRCode
    let number: String
    let press: Press

    init(_ sheet: Sheet, _ form: SheetForm, _ press: Press) throws(PrintingError) {
        number = sheet.certificate.number
        let address = Array("\(form.issuer)/#\(sheet.token)".utf8)
        guard let code = QRCode(address),
            Measures.codeSide / code.widthWithQuietZone >= Measures.smallestModule
        else { throw .codeTooLong(number: number) }
        (self.form, self.press, self.code) = (form, press, code)
        text = try SheetText(sheet, form)
    }

    func draw(on canvas: borrowing Canvas) throws(PrintingError) {
        Frame(PageSize.sheet, margin: Measures.frame).draw(on: canvas)
        try drawTitle(on: canvas)
        try drawSentence(on: canvas)
        try drawCode(on: canvas)
        try drawColumn(on: canvas)
    }

    private func drawTitle(on canvas: borrowing Canvas) throws(PrintingError) {
        canvas.set(.cinnabar)
        let title = try shaper.shape(text.title).tracked(by: Measures.titleTracking)
        let top = text.englishTitle == nil ? Measures.titleTop : Measures.bilingualTitleTop
        try center(
            title, size: Measures.titleSize, atLeast: Measures.smallestTitle, top: top, on: canvas)
        canvas.set(.gold)
        if let english = text.englishTitle {
            let title = try shaper.shape(english).tracked(by: Measures.englishTitleTracking)
            try center(
                title, size: Measures.englishTitleSize, atLeast: Measures.smallestEnglish,
                top: Measures.englishTitleTop, on: canvas)
        }
        let middle = Point(x: PageSize.sheet.width / 2, y: Measures.flourish)
        Flourish(middle: middle, width: Measures.flourishWidth).draw(on: canvas)
    }

    /// A title on one line, smaller where it would be too wide.
    private func center(
        _ text: ShapedText, size: Double, atLeast smallest: Double, top: Double,
        on canvas: borrowing Canvas
    ) throws(PrintingError) {
        let size = min(size, Measures.textWidth / max(1, text.singleLine.width))
        guard size >= smallest else { throw tooLong(.title) }
        TextBlock(text, size: size, leading: 0, width: Measures.textWidth, alignment: .center)
            .draw(on: canvas, left: Measures.left, top: top, shaper: shaper)
    }

    private func drawSentence(on canvas: borrowing Canvas) throws(PrintingError) {
        guard let blocks = try SentenceBlocks.fitting(text, shaper) else {
            throw tooLong(.sentence)
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

    private func drawCode(on canvas: borrowing Canvas) throws(PrintingError) {
        let module = Measures.codeSide / code.widthWithQuietZone
        let inset = module * Double(QRCode.quietZone)
        guard let image = Image(modules: code.modules, width: code.width) else {
            throw .drawing("no memory for the code")
        }
        canvas.set(Ink(0))
        canvas.within(
            x: Measures.codeLeft + inset, y: Measures.codeTop + inset,
            scale: module / Double(Image.modulePixels)
        ) { canvas in canvas.mask(image) }
        canvas.set(.black)
        let number = try shaper.shape(text.number)
        guard
            let block = TextBlock.fitting(
                number, Measures.numberSizes, width: Measures.codeSide, alignment: .center)
        else { throw tooLong(.number) }
        block.draw(on: canvas, left: Measures.codeLeft, top: Measures.numberTop, shaper: shaper)
    }

    var shaper: Shaper { press.shaper }
    func tooLong(_ part: SheetPart) -> PrintingError { .textTooLong(part, number: number) }
}

extension QRCode {
    var widthWithQuietZone: Double { Double(width + 2 * Self.quietZone) }
}

/// What stands to the right of the QR code.
extension SheetDrawing {
    func drawColumn(on canvas: borrowing Canvas) throws(PrintingError) {
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
