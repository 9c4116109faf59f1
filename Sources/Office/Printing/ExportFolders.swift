internal import Certificates
internal import Registry

/// Where the files of a certificate go: into one folder, or into one for each institution.
struct ExportFolders: Sendable {
    private let folder: String
    private let byInstitution: Bool
    private var made: Set<String> = []
    /// The lines of each folder's manifest, by their certificates' numbers.
    private var manifests: [String: [String: String]] = [:]

    init(_ folder: String, byInstitution: Bool) {
        (self.folder, self.byInstitution) = (folder, byInstitution)
    }

    /// The path of a certificate's files, but for the ending of their names.
    func path(of certificate: IssuedCertificate) -> String {
        "\(folder(of: certificate))/\(certificate.number)"
    }

    private func folder(of certificate: IssuedCertificate) -> String {
        byInstitution ? "\(folder)/\(Self.name(certificate.institution))" : folder
    }

    /// Makes the folder of a certificate where it is the first there, notes the certificate in its
    /// manifest, and gives its ``path(of:)``.
    mutating func enter(_ certificate: IssuedCertificate) throws(OfficeError) -> String {
        let folder = folder(of: certificate)
        if made.insert(folder).inserted {
            try Files.makeFolder(folder)
            Files.removeHalfWritten(in: folder, of: [".sd-jwt", ".jsonl", ".pdf", ".csv"])
        }
        if byInstitution {
            manifests[folder, default: [:]][certificate.number.description] =
                Self.line(certificate)
        }
        return path(of: certificate)
    }

    /// Writes `manifest.csv` into each folder; it begins with a byte order mark, without which
    /// spreadsheets take Chinese text for something else. With `keepsOthers`, the certificates that a
    /// former manifest has besides stay in it: their files lie there too.
    func writeManifests(keepsOthers: Bool) throws(OfficeError) {
        for (folder, lines) in manifests {
            let path = folder + "/manifest.csv"
            var all = lines
            if keepsOthers { all.merge(try Self.lines(of: path)) { new, _ in new } }
            let text = all.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { $0.value + "\r\n" }
            try Files.replace(path, with: Array((Self.header + text.joined()).utf8))
        }
    }

    private static let header =
        "\u{FEFF}"
        + csvLine(["number", "name", "institution", "track", "started", "completed", "status"])
        + "\r\n"

    /// The lines of a manifest that was written here, by their numbers; none where it is another
    /// file. No cell has a line end in it: the audit lets none pass.
    private static func lines(of path: String) throws(OfficeError) -> [String: String] {
        guard Files.kind(of: path) == .file else { return [:] }
        let bytes = try Files.read(path, limit: 1 << 28)
        guard bytes.starts(with: header.utf8) else { return [:] }
        var lines: [String: String] = [:]
        for line in bytes.dropFirst(header.utf8.count).split(separator: UInt8(ascii: "\n")) {
            let line = String(decoding: line.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
            lines[String(line.prefix { $0 != "," })] = line
        }
        return lines
    }

    private static func line(_ certificate: IssuedCertificate) -> String {
        csvLine([
            certificate.number.description, certificate.name, certificate.institution,
            certificate.track, certificate.started.description, certificate.completed.description,
            "\(certificate.status)",
        ])
    }

    /// An institution's name as that of a folder: without a slash, not hidden, and no longer than a
    /// file system takes. Two that become the same share the folder.
    private static func name(_ institution: String) -> String {
        var name = ""
        for character in institution.replacing("/", with: "／")
        where name.utf8.count + character.utf8.count <= 200 {
            name.append(name.isEmpty && character == "." ? "．" : character)
        }
        return name
    }
}
