internal import Certificates
internal import CRender
internal import Programmes

/// Prints certificates, one after another; each thread has a printer of its own.
public struct Printer: ~Copyable {
    private let form: SheetForm
    private let press: Press

    /// A printer with the fonts of a batch, which must be complete.
    public init(_ fonts: SheetFonts) throws(PrintingError) {
        let (fonts, form) = fonts.complete()
        self.form = form
        press = try Press(fonts, form)
    }

    /// The certificate as a PDF document, the token attached as `<number>.sd-jwt`.
    public func pdf(_ sheet: Sheet) throws(PrintingError) -> [UInt8] {
        let certificate = sheet.certificate
        let document = try PDFSurface(
            .init(
                title: "\(form.programme.certificateTitle.zh) \(certificate.number)",
                author: form.programme.issuingBody.zh,
                subject: "\(certificate.name) \(certificate.programme)", date: sheet.issued),
            size: PageSize.sheet)
        let drawing = try SheetDrawing(sheet, form, press)
        let page = try document.page { canvas throws(PrintingError) in
            try drawing.draw(on: canvas)
        }
        return try page
            + document.finish(with: PDFUpdate(language: Press.language, attachment: .init(sheet)))
    }

    /// Lays out the sentence and draws nothing.
    ///
    /// - Throws: ``PrintingError/textTooLong(_:number:)``, and what else the words can lack.
    public func layOutSentence(of sheet: Sheet) throws(PrintingError) {
        let text = try SheetText(sheet, form)
        guard try SentenceBlocks.haveRoom(text, press.shaper) else {
            throw .textTooLong(.sentence, number: sheet.certificate.number)
        }
    }

    /// The certificate as a PNG picture.
    public func png(_ sheet: Sheet, dotsPerInch: Int) throws(PrintingError) -> [UInt8] {
        let scale = Double(max(36, min(dotsPerInch, 600))) / 72
        guard
            let image = Image(
                blankWidth: Int((PageSize.sheet.width * scale).rounded()),
                height: Int((PageSize.sheet.height * scale).rounded())),
            let canvas = unsafe Canvas(image.surface)
        else { throw .drawing("no memory for the picture") }
        canvas.set(Ink(0xFFFFFF))
        canvas.fill(
            .rectangle(x: 0, y: 0, width: Double(image.width), height: Double(image.height)))
        let drawing = try SheetDrawing(sheet, form, press)
        canvas.scale(scale)
        try drawing.draw(on: canvas)
        if let fault = canvas.fault { throw fault }
        return try image.png()
    }
}

extension PDFUpdate.Attachment {
    fileprivate init(_ sheet: Sheet) {
        self.init(
            name: "\(sheet.certificate.number).sd-jwt", mediaType: "application/dc+sd-jwt",
            description: "SD-JWT VC", bytes: Array(sheet.token.utf8))
    }
}
