internal import Certificates
internal import Registry

/// Where the files of a certificate go: into one folder, or into one for each institution.
struct ExportFolders: Sendable {
    private let folder: String
    private let byInstitution: Bool
    private var made: Set<String> = []
    /// The lines of each folder's manifest.
    private var manifests: [String: [UInt8]] = [:]

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
            manifests[folder, default: []] += Array(Self.line(certificate).utf8)
        }
        return path(of: certificate)
    }

    /// Writes `manifest.csv` into each folder; it begins with a byte order mark, without which
    /// spreadsheets take Chinese text for something else.
    func writeManifests() throws(OfficeError) {
        let columns = [
            "number", "name", "institution", "track", "started", "completed", "status",
        ]
        for (folder, lines) in manifests {
            let header = Array(("\u{FEFF}" + csvLine(columns) + "\r\n").utf8)
            try Files.replace(folder + "/manifest.csv", with: header + lines)
        }
    }

    private static func line(_ certificate: IssuedCertificate) -> String {
        csvLine([
            certificate.number.description, certificate.name, certificate.institution,
            certificate.track, certificate.started.description, certificate.completed.description,
            "\(certificate.status)",
        ]) + "\r\n"
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
