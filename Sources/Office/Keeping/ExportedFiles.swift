internal import Certificates
internal import Files

/// The files that graduates get, in all folders that they were exported to.
struct ExportedFiles {
    typealias File = (number: CertificateNumber, path: String)

    /// Folders of exports that are not there now, or cannot be looked into.
    private(set) var unseen: [String] = []
    /// What lies in the others, and in the folders in these: institutions have folders of their own.
    private var paths: [String] = []

    init(_ workspace: Workspace, _ record: Copies.Record) throws(OfficeError) {
        let own = Files.absolute(workspace.certificatesPath)
        var seen: Set<[UInt8]> = [Array(own.utf8)]
        if try Files.kind(of: own) == .folder { paths = try Self.paths(in: own) }
        for copy in record.copies where copy.kind == .export {
            guard seen.insert(Array(copy.path.utf8)).inserted else { continue }
            do throws(OfficeError) {
                paths += try Self.paths(in: copy.path)
            } catch {
                unseen.append(copy.path)
            }
        }
    }

    private static func paths(in folder: String) throws(OfficeError) -> [String] {
        var paths: [String] = []
        for name in try Files.names(in: folder) {
            let path = "\(folder)/\(name)"
            if try Files.ownFacts(of: path)?.type == .folder {
                paths += try Files.names(in: path).map { "\(path)/\($0)" }
            }
            paths.append(path)
        }
        return paths
    }

    /// Those called `<number><suffix>`.
    func named(_ suffix: String) -> [File] {
        paths.compactMap { path in
            let name = Files.name(of: path)
            guard name.hasSuffix(suffix),
                let number = CertificateNumber(String(name.dropLast(suffix.count)))
            else { return nil }
            return (number, path)
        }
    }
}
