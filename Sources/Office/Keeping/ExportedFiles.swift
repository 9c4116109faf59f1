internal import Certificates
internal import Files

/// The files that graduates get, in all folders that they were exported to.
struct ExportedFiles {
    typealias File = (number: CertificateNumber, path: String)

    /// A place of exports that is not seen.
    struct Unseen {
        let path: String
        /// Why the system could not look; nil where nothing is there now, or where the name is not UTF-8,
        /// so that no path leads there.
        let error: OfficeError?
    }

    private(set) var unseen: [Unseen] = []
    /// What lies in the folders that are seen, and in the folders in these.
    private var paths: [String] = []

    init(_ workspace: Workspace, _ record: Copies.Record) throws(OfficeError) {
        let own = try Files.absolute(workspace.certificatesPath)
        var seen: Set<[UInt8]> = [try Self.identity(own)]
        if try Files.kind(of: own) == .folder { try look(into: own) }
        for copy in record.copies where copy.kind == .export {
            do throws(OfficeError) {
                guard seen.insert(try Self.identity(copy.path)).inserted else { continue }
                if try Files.kind(of: copy.path) == .folder {
                    try look(into: copy.path)
                } else {
                    unseen.append(Unseen(path: copy.path, error: nil))
                }
            } catch {
                unseen.append(Unseen(path: copy.path, error: error))
            }
        }
    }

    /// What tells a folder from others, whatever it is called.
    private static func identity(_ folder: String) throws(OfficeError) -> [UInt8] {
        try Array(Files.resolve(folder).utf8)
    }

    /// One level down: an institution has a folder of its own, or a link to one.
    private mutating func look(into folder: String) throws(OfficeError) {
        for path in try entries(in: folder) {
            paths.append(path)
            if try Files.kind(of: path) == .folder { paths += try entries(in: path) }
        }
    }

    private mutating func entries(in folder: String) throws(OfficeError) -> [String] {
        var paths: [String] = []
        for entry in try Files.entries(in: folder) {
            let path = "\(folder)/\(entry.name)"
            if entry.isUTF8 {
                paths.append(path)
            } else {
                unseen.append(Unseen(path: path, error: nil))
            }
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
