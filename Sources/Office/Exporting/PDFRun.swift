internal import Files
internal import Printing
internal import Processes
internal import Registry

/// Writes a PDF document for each certificate, on every core.
struct PDFRun: Sendable {
    private let list: PrintList
    private let folders: ExportFolders

    /// What is there and whole is not made again.
    init(
        _ selection: Selection, _ folders: ExportFolders, in workspace: Workspace
    ) throws(OfficeError) {
        self.folders = folders
        list = try PrintList(selection, in: workspace) { certificate, sheet throws(OfficeError) in
            let path = folders.path(of: certificate) + ".pdf"
            guard try Files.kind(of: path) == .file else { return false }
            return sheet.isWhole(try Files.read(path, limit: Self.largestFile))
        }
    }

    private static let largestFile = 64 << 20

    /// How many documents were there and whole.
    var kept: Int { list.kept }
    /// Certificates that have no document, since their names cannot be printed.
    var unprintable: UnprintableNames { list.unprintable }

    /// Writes the documents that lack; `progress` is told how many are made, and of how many.
    func write(progress: (Int, Int) -> Void) async throws(OfficeError) {
        var made = 0
        try await list.forEachPage { page throws(OfficeError) in
            _ = try await Parallel.mapParts(page) { part throws(OfficeError) in
                try print(part)
                return [Void]()
            }
            made += page.count
            progress(made, list.count)
        }
    }

    private func print(_ part: ArraySlice<IssuedCertificate>) throws(OfficeError) {
        let printer = try OfficeError.printing { () throws(PrintingError) in
            try Printer(list.fonts)
        }
        for certificate in part {
            let pdf = try OfficeError.printing { () throws(PrintingError) in
                try printer.pdf(list.cohort.sheet(certificate))
            }
            // Not synced one by one: what a crash has cut is not whole, and is made again.
            try Files.replace(folders.path(of: certificate) + ".pdf", with: pdf, sync: false)
        }
    }
}
