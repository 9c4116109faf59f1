internal import Certificates
internal import CRender

/// A PDF document that Cairo writes, with pages of one size.
@safe struct PDFSurface: ~Copyable {
    private let surface: OpaquePointer
    private let sink: ByteSink

    /// What the document says of itself.
    struct Facts {
        let title: String
        let author: String
        let subject: String
        let date: CalendarDate
    }

    /// A document without pages; with no facts it is one to be measured.
    init(_ facts: Facts?, size: PageSize) throws(PrintingError) {
        let sink = ByteSink()
        guard
            let surface = unsafe cairo_pdf_surface_create_for_stream(
                ByteSink.write, sink.closure, size.width, size.height)
        else { throw .drawing("no surface") }
        unsafe (self.surface, self.sink) = (surface, sink)
        // In 1.4 there is no /ActualText, without which a tracked title is found letter by letter. From
        // 1.17.8 on Cairo packs the objects of 1.5, and PDFUpdate, which reads plain ones, refuses.
        unsafe cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
        if let facts { set(facts) }
    }

    private func set(_ facts: Facts) {
        set(CAIRO_PDF_METADATA_TITLE, facts.title)
        set(CAIRO_PDF_METADATA_AUTHOR, facts.author)
        set(CAIRO_PDF_METADATA_SUBJECT, facts.subject)
        set(CAIRO_PDF_METADATA_CREATOR, "Jieye")
        // The certificate's date and not now: the same input makes the same bytes.
        set(CAIRO_PDF_METADATA_CREATE_DATE, "\(facts.date)T00:00:00Z")
        set(CAIRO_PDF_METADATA_MOD_DATE, "\(facts.date)T00:00:00Z")
    }

    deinit { unsafe cairo_surface_destroy(surface) }

    private func set(_ key: cairo_pdf_metadata_t, _ value: String) {
        unsafe cairo_pdf_surface_set_metadata(surface, key, value)
    }

    /// Draws the next page; gives what was written since the last time.
    func page(_ draw: (borrowing Canvas) throws(PrintingError) -> Void) throws(PrintingError)
        -> [UInt8]
    {
        guard let canvas = unsafe Canvas(surface) else { throw .drawing("no canvas") }
        try draw(canvas)
        if let fault = canvas.fault { throw fault }
        unsafe cairo_surface_show_page(surface)
        return sink.take()
    }

    /// Ends the document, and updates it; gives what was written since the last time.
    func finish(with update: PDFUpdate) throws(PrintingError) -> [UInt8] {
        let offset = sink.taken
        unsafe cairo_surface_finish(surface)
        let status = unsafe cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else { throw PrintingError(status) }
        sink.bytes = PDFFontTags.renamed(sink.bytes)
        let end = sink.take()
        guard let update = update.bytes(after: end, at: offset, digest: sink.digest) else {
            throw .drawing("this version of Cairo ends a PDF otherwise")
        }
        return end + update
    }
}
