internal import Certificates
internal import Registry
internal import Rendering

/// The certificates of a cohort that a run prints, settled before it begins: the fonts are cut for
/// these, and what is issued meanwhile is left to the next run.
struct PrintList: Sendable {
    let fonts: SheetFonts
    let cohort: PrintCohort
    /// Certificates that need not be made again.
    let kept: Int
    /// Certificates that are not handed out.
    let leftOut: Int
    /// The latest day of issue; nil where nothing is to be printed.
    let lastIssued: CalendarDate?
    private let selection: Selection
    private let serials: Set<Int>

    /// The selected certificates, except those that need not be made again.
    init(
        _ selection: Selection, in workspace: Workspace,
        except isThere: (IssuedCertificate, Sheet) throws(OfficeError) -> Bool
    ) throws(OfficeError) {
        let cohort = try PrintCohort(selection.cohort, in: workspace)
        var characters = SheetCharacters(cohort.form)
        var (serials, kept): (Set<Int>, Int) = ([], 0)
        var lastIssued: CalendarDate?
        leftOut = try selection.forEachToHandOut { certificate throws(OfficeError) in
            let sheet = cohort.sheet(certificate)
            if try isThere(certificate, sheet) {
                kept += 1
                return
            }
            do throws(RenderingError) {
                try characters.insert(sheet)
            } catch {
                throw .printing(error)
            }
            serials.insert(certificate.number.serial)
            lastIssued = max(lastIssued ?? sheet.issued, sheet.issued)
        }
        (self.selection, self.cohort) = (selection, cohort)
        (self.serials, self.kept, self.lastIssued) = (serials, kept, lastIssued)
        fonts = try FontFiles.fonts(for: characters)
    }

    /// How many certificates are to be printed.
    var count: Int { serials.count }

    /// Gives the certificates that are to be printed, in order, a page of them at a time.
    func forEachPage(
        _ body: ([IssuedCertificate]) async throws(OfficeError) -> Void
    ) async throws(OfficeError) {
        guard count > 0 else { return }
        var page = try selection.page(after: nil)
        while let last = page.last {
            try await body(page.filter { serials.contains($0.number.serial) })
            page = try selection.page(after: last)
        }
    }
}
