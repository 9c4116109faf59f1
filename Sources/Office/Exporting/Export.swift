package import Certificates
internal import Files
internal import JOSE
internal import Registry

/// `export`: the graduates' files, written from the registry and from nothing else.
package struct Export: Sendable {
    package let workspace: Workspace
    let numbers: [String]
    let cohort: String?
    let folder: String
    let form: Form

    /// Exports these certificates, or where `numbers` is empty all of a cohort (nil: the newest).
    package init(
        _ workspace: Workspace, numbers: [String], cohort: String? = nil, folder: String,
        _ form: Form
    ) {
        (self.workspace, self.numbers, self.folder) = (workspace, numbers, folder)
        (self.cohort, self.form) = (cohort, form)
    }

    /// What is to be written for each certificate, and where.
    package struct Form: Sendable {
        /// All tokens into `tokens.jsonl`, instead of two files for each certificate.
        package var oneFile = false
        /// `<number>.pdf` for each certificate.
        package var pdf = false
        /// Print what can be printed, where names cannot be.
        package var partial = false
        /// A folder for each institution, with a `manifest.csv`.
        package var byInstitution = false
        /// The graduates' private files in the institutions' folders too.
        package var withPrivate = false

        package init() {}

        /// Whether paper is made, or what is handed on: for those alone that are valid.
        var isForHandingOut: Bool { pdf || byInstitution }
        /// What is private is for the graduate alone, and an institution gets the folder.
        var writesPrivate: Bool { !byInstitution || withPrivate }
    }

    /// Writes the files; where it was cut off, running it again makes what is missing.
    ///
    /// What keeps names from being printed is thrown before anything is written. `progress` is told how many certificates are done, `printing` how many PDF files, and
    /// of how many.
    package func run(
        at now: UnixTime, progress: (Int) -> Void, printing: (Int, Int) -> Void
    ) async throws(OfficeError) -> Exported {
        let registry = try workspace.openRegistry(.readOnly)
        let selections = try Selection.all(numbers, cohort: cohort, workspace, registry)
        let institutions: InstitutionFolders? =
            form.byInstitution ? try Selection.institutions(workspace, registry) : nil
        var folders = ExportFolders(folder, institutions: institutions)
        let runs = try pdfRuns(selections, folders)
        var exported = Exported()
        for run in runs {
            exported.kept += run.kept
            exported.unprintable.add(run.unprintable)
        }
        if exported.unprintable.count > 0, !form.partial {
            throw .printing(.unprintable(exported.unprintable, isOnly: false))
        }
        exported.notValid = selections.flatMap(\.namedNotValid)
        if form.isForHandingOut { exported.isPublished = try workspace.isPublished(registry) }
        try Files.makeFolder(folder)
        if form.oneFile {
            try writeLines(selections, &exported, progress)
        } else {
            try Copies(workspace).record(.export, at: folder, now)
            try writeFiles(selections, registry, &folders, &exported, progress)
        }
        if form.isForHandingOut { try lookForLeftovers(selections, &folders, &exported) }
        let cohorts = selections.map(\.cohort)
        try folders.writeManifests(of: cohorts, isWhole: numbers.isEmpty, &exported.leftovers) {
            number throws(OfficeError) in
            try workspace.registered { () throws(RegistryError) in
                try registry.certificate(numbered: number)
            }
        }
        for run in runs { try await run.write(progress: printing) }
        return exported
    }

    private func pdfRuns(
        _ selections: [Selection], _ folders: ExportFolders
    ) throws(OfficeError) -> [PDFRun] {
        var runs: [PDFRun] = []
        guard form.pdf else { return runs }
        for selection in selections {
            runs.append(try PDFRun(selection, folders, in: workspace))
        }
        return runs
    }

    private func writeFiles(
        _ selections: [Selection], _ registry: Registry, _ folders: inout ExportFolders,
        _ exported: inout Exported, _ progress: (Int) -> Void
    ) throws(OfficeError) {
        try forEach(selections, &exported, progress) { certificate throws(OfficeError) in
            // Damaged facts are nobody's, and are not handed out.
            if form.writesPrivate { _ = try workspace.graduate(of: certificate, in: registry) }
            let path = try folders.enter(certificate)
            // Not synced one by one: what a crash loses here is written again from the registry.
            try Files.replace(path + ".sd-jwt", with: Array(certificate.token.utf8), sync: false)
            if form.writesPrivate, !certificate.disclosures.isEmpty {
                try Files.replace(
                    path + ".private.sd-jwt", with: Array(certificate.privateToken.utf8),
                    mode: 0o600, sync: false)
            }
        }
    }

    /// Finds what former runs have put there of certificates that are not handed out now, and takes
    /// these off the manifests; nothing is removed.
    private func lookForLeftovers(
        _ selections: [Selection], _ folders: inout ExportFolders, _ exported: inout Exported
    ) throws(OfficeError) {
        for selection in selections {
            _ = try selection.forEachToHandOut { certificate throws(OfficeError) in
                guard !form.writesPrivate else { return }
                try exported.leftovers.add(folders.path(of: certificate), [".private.sd-jwt"])
            } leaveOut: { certificate throws(OfficeError) in
                try folders.leaveOut(certificate)
                try exported.leftovers.add(
                    folders.path(of: certificate), [".pdf", ".private.sd-jwt", ".sd-jwt"])
            }
        }
    }

    private func writeLines(
        _ selections: [Selection], _ exported: inout Exported, _ progress: (Int) -> Void
    ) throws(OfficeError) {
        try Files.removeRemains(in: folder, of: [".jsonl", ".pdf"])
        var file = try Files.Output(at: folder + "/tokens.jsonl")
        try forEach(selections, &exported, progress) { certificate throws(OfficeError) in
            let line: JSON = [
                "number": .string(certificate.number.description),
                "token": .string(certificate.token),
            ]
            try file.write(line.serialized + [UInt8(ascii: "\n")])
        }
        try file.finish()
    }

    /// Gives the certificates to `body` that this form is for, and counts them.
    private func forEach(
        _ selections: [Selection], _ exported: inout Exported, _ progress: (Int) -> Void,
        _ body: (IssuedCertificate) throws(OfficeError) -> Void
    ) throws(OfficeError) {
        for selection in selections {
            func write(_ certificate: IssuedCertificate) throws(OfficeError) {
                try body(certificate)
                exported.certificates += 1
                progress(exported.certificates)
            }
            if form.isForHandingOut {
                exported.leftOut += try selection.forEachToHandOut(write)
            } else {
                try selection.forEach(write)
            }
        }
    }
}

extension Export {
    /// What was written.
    package struct Exported: Sendable {
        package internal(set) var certificates = 0
        /// PDF files that were there and whole already.
        package internal(set) var kept = 0
        /// Certificates that are not valid, and that nobody named.
        package internal(set) var leftOut = 0
        /// Certificates that are not valid, and were named.
        package internal(set) var notValid: [NotValid] = []
        /// Certificates that were not printed, since their names cannot be.
        package internal(set) var unprintable = UnprintableNames()
        /// Files of former runs that lie there and that are not to be handed out.
        package internal(set) var leftovers = Leftovers()
        /// Whether the workspace's publication knows everything that the registry does; always so
        /// where nothing is handed on.
        package internal(set) var isPublished = true
    }

    /// A certificate that was suspended, revoked or superseded.
    package struct NotValid: Sendable {
        package let number: String
        package let status: CertificateStatus
    }

    /// Files of former runs: the first of them, and how many.
    package struct Leftovers: Sendable {
        package private(set) var paths: [String] = []
        package private(set) var count = 0

        private static let mostPaths = 20

        /// Adds those of a certificate's files that are there.
        mutating func add(_ path: String, _ suffixes: [String]) throws(OfficeError) {
            for file in suffixes.map({ path + $0 }) where try Files.kind(of: file) == .file {
                count += 1
                if paths.count < Self.mostPaths { paths.append(file) }
            }
        }
    }
}
