internal import Certificates

/// The files that graduates get, in all folders that they were exported to.
struct ExportedFiles {
    typealias File = (number: CertificateNumber, path: String)

    /// Folders, also those that are not there now.
    let folders: [String]

    init(_ workspace: Workspace) throws(OfficeError) {
        var seen: Set<String> = []
        let exports = try Copies(workspace).all().filter { $0.kind == .export }.map(\.path)
        folders = ([Files.absolute(workspace.certificatesPath)] + exports)
            .filter { seen.insert($0).inserted }
    }

    /// Those called `<number><suffix>`; the files of institutions lie in folders of their own.
    func named(_ suffix: String) -> [File] {
        folders.flatMap { folder in
            let paths = Self.paths(in: folder)
            let inner = paths.filter { Files.kind(of: $0) == .folder && !Files.isLink($0) }
            return (paths + inner.flatMap(Self.paths)).compactMap { path -> File? in
                let name = Files.name(of: path)
                guard name.hasSuffix(suffix),
                    let number = CertificateNumber(String(name.dropLast(suffix.count)))
                else { return nil }
                return (number, path)
            }
        }
    }

    private static func paths(in folder: String) -> [String] {
        ((try? Files.names(in: folder)) ?? []).map { "\(folder)/\($0)" }
    }
}
