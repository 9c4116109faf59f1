internal import Certificates
internal import Files
internal import Printing
internal import Registry

/// The certificates of a cohort that a run prints, settled before it begins: the fonts are cut for
/// these, and what is issued meanwhile is left to the next run.
struct PrintList: Sendable {
    let fonts: SheetFonts
    let cohort: PrintCohort
    /// Certificates that need not be made again.
    private(set) var kept = 0
    /// Certificates that are not handed out.
    private(set) var leftOut = 0
    /// Certificates whose names cannot be printed; they are not in the list.
    private(set) var unprintable = UnprintableNames()
    /// The latest day of issue; nil where nothing is to be printed.
    private(set) var lastIssued: CalendarDate?
    private let selection: Selection
    private var serials: Set<Int> = []

    /// The selected certificates, except those that need not be made again.
    init(
        _ selection: Selection, in workspace: Workspace,
        except isThere: (IssuedCertificate, Sheet) throws(OfficeError) -> Bool
    ) throws(OfficeError) {
        let cohort = try PrintCohort(selection.cohort, in: workspace)
        var characters = SheetCharacters(cohort.form)
        var (serials, kept): (Set<Int>, Int) = ([], 0)
        leftOut = try selection.forEachToHandOut { certificate throws(OfficeError) in
            let sheet = cohort.sheet(certificate)
            if try isThere(certificate, sheet) {
                kept += 1
                return
            }
            try OfficeError.printing { () throws(PrintingError) in try characters.insert(sheet) }
            serials.insert(certificate.number.serial)
        }
        (self.selection, self.cohort, self.kept) = (selection, cohort, kept)
        self.serials = serials
        fonts = try FontFiles.fonts(for: characters)
        let printable = try printable()
        (self.serials, self.lastIssued) = (printable.serials, printable.lastIssued)
        unprintable = printable.others
    }

    /// Those of the list that can be printed, and the others.
    private func printable() throws(OfficeError) -> (
        serials: Set<Int>, lastIssued: CalendarDate?, others: UnprintableNames
    ) {
        var (printable, others): (Set<Int>, UnprintableNames) = ([], UnprintableNames())
        var lastIssued: CalendarDate?
        guard !serials.isEmpty else { return (printable, lastIssued, others) }
        var room = try OfficeError.printing { () throws(PrintingError) in try SentenceRoom(fonts) }
        try selection.forEach { certificate throws(OfficeError) in
            guard serials.contains(certificate.number.serial) else { return }
            if let obstacle = try obstacle(to: certificate, &room) {
                others.add(certificate.number.description, obstacle)
                return
            }
            let issued = cohort.sheet(certificate).issued
            printable.insert(certificate.number.serial)
            lastIssued = max(lastIssued ?? issued, issued)
        }
        return (printable, lastIssued, others)
    }

    /// What keeps the graduate's name from being printed, if anything does.
    private func obstacle(
        to certificate: IssuedCertificate, _ room: inout SentenceRoom
    ) throws(OfficeError) -> UnprintableNames.Obstacle? {
        let missing = try missingCharacters(of: certificate)
        guard missing.isEmpty else { return .missing(missing) }
        do throws(PrintingError) {
            return try room.has(cohort.sheet(certificate)) ? nil : .tooLong
        } catch {
            throw .printing(.certificate(error))
        }
    }

    /// The characters of the graduate's name that no font has.
    private func missingCharacters(
        of certificate: IssuedCertificate
    ) throws(OfficeError) -> [Unicode.Scalar] {
        let missing = try OfficeError.printing { () throws(PrintingError) in
            try fonts.missing(in: cohort.sheet(certificate))
        }
        let own = missing.first { !certificate.name.unicodeScalars.contains($0) }
        if let own {
            let error = PrintingError.missingCharacter(own, number: nil)
            throw .printing(
                .form(FormFault(place: .cohort(selection.cohort.record.name), error: error)))
        }
        return missing
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
