public import Certificates
internal import Programmes

/// One PDF document for the print shop: a page for each certificate, every font embedded once.
///
/// What is given out has to be written one after another; then memory does not grow with the pages.
public struct PrintFile: ~Copyable {
    private let form: SheetForm
    private let press: Press
    private let document: PDFSurface

    /// A document without pages, from the fonts of the batch, which must be complete, and with a date
    /// that is not of now: the same input makes the same bytes.
    public init(_ fonts: SheetFonts, date: CalendarDate) throws(PrintingError) {
        let (fonts, form) = fonts.complete()
        let press = try Press(fonts, form)
        let document = try PDFSurface(
            .init(
                title: "\(form.programme.certificateTitle.zh) \(form.programme.cohort)",
                author: form.programme.issuingBody.zh, subject: form.programme.title.zh,
                date: date),
            size: PageSize.sheet)
        (self.form, self.press) = (form, press)
        self.document = document
    }

    /// Adds a page; gives the bytes that come next.
    public func add(_ sheet: Sheet) throws(PrintingError) -> [UInt8] {
        let drawing = try SheetDrawing(sheet, form, press)
        return try document.page { canvas throws(PrintingError) in
            try drawing.draw(on: canvas)
        }
    }

    /// Ends the document; gives its last bytes.
    public consuming func finish() throws(PrintingError) -> [UInt8] {
        try document.finish(with: PDFUpdate(language: Press.language, attachment: nil))
    }
}
