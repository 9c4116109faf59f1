internal import Certificates
internal import Files
internal import Registry
internal import Rosters

/// The list of the certificates in an institution's folder.
enum Manifest {
    static func path(in folder: String) -> String { folder + "/manifest.csv" }

    static func line(_ certificate: IssuedCertificate) -> String {
        csvLine([
            certificate.number.description, certificate.name, certificate.institution,
            certificate.track, certificate.started.description, certificate.completed.description,
            "\(certificate.status)",
        ])
    }

    /// Writes the lines in the order of their numbers. The file begins with a byte order mark, without
    /// which spreadsheets take Chinese text for something else.
    static func write(_ lines: [String: String], in folder: String) throws(OfficeError) {
        let text = lines.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { $0.value + "\r\n" }
        try Files.replace(path(in: folder), with: Array((header + text.joined()).utf8))
    }

    private static let header =
        "\u{FEFF}"
        + csvLine(["number", "name", "institution", "track", "started", "completed", "status"])
        + "\r\n"

    /// The numbers in a manifest that was written here; none where it is another file. No cell has a
    /// line end in it: the audit lets none pass.
    static func numbers(in folder: String) throws(OfficeError) -> [CertificateNumber] {
        let path = path(in: folder)
        guard try Files.kind(of: path) == .file else { return [] }
        let bytes = try Files.read(path, limit: 1 << 28)
        guard bytes.starts(with: header.utf8) else { return [] }
        return bytes.dropFirst(header.utf8.count).split(separator: UInt8(ascii: "\n"))
            .compactMap { line in
                let number = line.prefix { $0 != UInt8(ascii: ",") }
                return CertificateNumber(String(decoding: number, as: UTF8.self))
            }
    }
}
