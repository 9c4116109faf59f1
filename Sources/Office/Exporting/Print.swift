internal import Files
internal import Printing
internal import Registry

/// `export --print-file` and `export --preview`: certificates on paper, without their tokens.
package struct Print: Sendable {
    package let workspace: Workspace

    package init(_ workspace: Workspace) { self.workspace = workspace }

    /// Writes one PDF document for the print shop, with a page for each of the numbers; where there
    /// are none, for all valid certificates of a cohort (nil: the newest). With `partial`, those are
    /// left out whose names cannot be printed. `progress` is told how many pages are made, and
    /// of how many.
    package func file(
        at path: String, numbers: [String], cohort: String?, partial: Bool,
        progress: (Int, Int) -> Void
    ) async throws(OfficeError) -> Export.Exported {
        try Files.Output.refuseWhatIsNoFile(path)
        let registry = try workspace.openRegistry(.readOnly)
        let selections = try Selection.all(numbers, cohort: cohort, workspace, registry)
        guard let selection = selections.first, selections.count == 1 else {
            throw .printing(.severalCohorts)
        }
        let list = try PrintList(selection, in: workspace) { _, _ in false }
        if list.unprintable.count > 0, !partial {
            throw .printing(.unprintable(list.unprintable, isOnly: false))
        }
        guard let date = list.lastIssued else { throw .printing(.nothingToPrint) }
        var output = try Files.Output(at: path)
        let document = try OfficeError.printing { () throws(PrintingError) in
            try PrintFile(list.fonts, date: date)
        }
        var exported = Export.Exported()
        (exported.leftOut, exported.unprintable) = (list.leftOut, list.unprintable)
        exported.notValid = selection.namedNotValid
        exported.isPublished = try workspace.isPublished(registry)
        try await list.forEachPage { page throws(OfficeError) in
            for certificate in page {
                try output.write(
                    try OfficeError.printing { () throws(PrintingError) in
                        try document.add(list.cohort.sheet(certificate))
                    })
                exported.certificates += 1
                progress(exported.certificates, list.count)
            }
        }
        try output.write(try document.lastBytes())
        try output.finish()
        return exported
    }

    /// A picture of a certificate.
    package struct Preview: Sendable {
        package let path: String
        /// The certificate, where it is not valid.
        package let notValid: [Export.NotValid]
    }

    /// Writes a PNG picture of a certificate as `<number>.png` into a folder.
    package func preview(of number: String, in folder: String) throws(OfficeError) -> Preview {
        let registry = try workspace.openRegistry(.readOnly)
        let selections = try Selection.all([number], cohort: nil, workspace, registry)
        guard let selection = selections.first,
            let certificate = try selection.page(after: nil).first
        else { throw .number(.unknownNumber(number)) }
        let list = try PrintList(selection, in: workspace) { _, _ in false }
        if list.unprintable.count > 0 {
            throw .printing(.unprintable(list.unprintable, isOnly: true))
        }
        let png = try OfficeError.printing { () throws(PrintingError) in
            try Printer(list.fonts).png(
                list.cohort.sheet(certificate), dotsPerInch: Self.dotsPerInch)
        }
        let path = "\(folder)/\(certificate.number).png"
        try Files.makeFolder(folder)
        try Files.replace(path, with: png)
        return Preview(path: path, notValid: selection.namedNotValid)
    }

    private static let dotsPerInch = 150
}

extension PrintFile {
    fileprivate consuming func lastBytes() throws(OfficeError) -> [UInt8] {
        do throws(PrintingError) {
            return try finish()
        } catch {
            throw .printing(.certificate(error))
        }
    }
}
