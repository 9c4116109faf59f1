package import Certificates
internal import Registry

/// `export`: the graduates' files, written from the registry and from nothing else.
package struct Export: Sendable {
    let workspace: Workspace
    let numbers: [String]
    let cohort: String?
    let folder: String

    /// Exports these certificates, or where `numbers` is empty all of a cohort (nil: the newest).
    package init(
        _ workspace: Workspace, numbers: [String], cohort: String? = nil, folder: String
    ) {
        (self.workspace, self.numbers, self.folder) = (workspace, numbers, folder)
        self.cohort = cohort
    }

    /// What is to be written for each certificate, and where.
    package struct Form: Sendable {
        /// All tokens into `tokens.jsonl`, instead of two files for each certificate.
        package var oneFile = false
        /// `<number>.pdf` for each certificate.
        package var pdf = false
        /// A folder for each institution, with a `manifest.csv`.
        package var byInstitution = false

        package init() {}

        /// Whether paper is made, or what is handed on: for those alone that are valid.
        var isForHandingOut: Bool { pdf || byInstitution }
    }

    /// What was written.
    package struct Exported: Sendable {
        package internal(set) var certificates = 0
        /// PDF files that were there and whole already.
        package internal(set) var kept = 0
        /// Certificates that are not valid, and that nobody named.
        package internal(set) var leftOut = 0
    }

    /// Writes the files; where it was cut off, running it again makes what is missing.
    ///
    /// - Parameters:
    ///   - progress: is told how many certificates are done.
    ///   - printing: the same of PDF files, and of how many.
    package func run(
        _ form: Form, at now: UnixTime, progress: (Int) -> Void, printing: (Int, Int) -> Void
    ) async throws(OfficeError) -> Exported {
        let registry = try workspace.openRegistry(.readOnly)
        let selections = try Selection.all(numbers, cohort: cohort, workspace, registry)
        try Files.makeFolder(folder)
        Files.removeHalfWritten(in: folder, of: [".sd-jwt", ".jsonl", ".pdf"])
        if form.oneFile { return try writeLines(selections, progress) }
        var exported = Exported()
        var folders = ExportFolders(folder, byInstitution: form.byInstitution)
        for selection in selections {
            try writeTokens(selection, form, &folders, &exported, at: now, progress)
        }
        try folders.writeManifests()
        if form.pdf {
            for selection in selections {
                let run = try PDFRun(selection, folders, in: workspace)
                try await run.write(progress: printing)
                exported.kept += run.kept
            }
        }
        return exported
    }

    private func writeTokens(
        _ selection: Selection, _ form: Form, _ folders: inout ExportFolders,
        _ exported: inout Exported, at now: UnixTime, _ progress: (Int) -> Void
    ) throws(OfficeError) {
        func write(_ certificate: IssuedCertificate) throws(OfficeError) {
            try folders.enter(certificate) { folder throws(OfficeError) in
                try Copies(workspace).record(.export, at: folder, now)
            }
            try writeTokens(of: certificate, at: folders.path(of: certificate))
            exported.certificates += 1
            progress(exported.certificates)
        }
        if form.isForHandingOut {
            exported.leftOut += try selection.forEachToHandOut(write)
        } else {
            try selection.forEach(write)
        }
    }

    private func writeTokens(
        of certificate: IssuedCertificate, at path: String
    ) throws(OfficeError) {
        // Not synced one by one: what a crash loses here is written again from the registry.
        try Files.replace(path + ".sd-jwt", with: Array(certificate.token.utf8), sync: false)
        if !certificate.disclosures.isEmpty {
            try Files.replace(
                path + ".private.sd-jwt", with: Array(certificate.privateToken.utf8),
                mode: 0o600, sync: false)
        }
    }

    private func writeLines(
        _ selections: [Selection], _ progress: (Int) -> Void
    ) throws(OfficeError) -> Exported {
        var file = try OutputFile(at: folder + "/tokens.jsonl")
        var exported = Exported()
        for selection in selections {
            try selection.forEach { certificate throws(OfficeError) in
                let line: JSON = [
                    "number": .string(certificate.number.description),
                    "token": .string(certificate.token),
                ]
                try file.write(line.serialized + [UInt8(ascii: "\n")])
                exported.certificates += 1
                progress(exported.certificates)
            }
        }
        try file.finish()
        return exported
    }
}
