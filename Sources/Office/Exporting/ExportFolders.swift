internal import Certificates
internal import Files
internal import Registry

/// Where the files of a certificate go: into one folder, or into one for each institution.
struct ExportFolders: Sendable {
    private let folder: String
    private let institutions: InstitutionFolders?
    private var made: Set<String> = []
    /// The lines of each folder's manifest, by their certificates' numbers.
    private var manifests: [String: [String: String]] = [:]

    /// With institutions, a folder for each.
    init(_ folder: String, institutions: InstitutionFolders?) {
        (self.folder, self.institutions) = (folder, institutions)
    }

    /// The path of a certificate's files, but for the ending of their names.
    func path(of certificate: IssuedCertificate) -> String {
        "\(folder(of: certificate))/\(certificate.number)"
    }

    private func folder(of certificate: IssuedCertificate) -> String {
        institutions.map { "\(folder)/\($0[certificate.institution])" } ?? folder
    }

    /// Makes the folder of a certificate where it is the first there, notes the certificate in its
    /// manifest, and gives its ``path(of:)``.
    mutating func enter(_ certificate: IssuedCertificate) throws(OfficeError) -> String {
        let folder = folder(of: certificate)
        if made.insert(folder).inserted {
            try Files.makeFolder(folder)
            try Files.removeRemains(in: folder, of: [".sd-jwt", ".jsonl", ".pdf", ".csv"])
        }
        if institutions != nil {
            manifests[folder, default: [:]][certificate.number.description] =
                Manifest.line(certificate)
        }
        return path(of: certificate)
    }

    /// Takes a certificate that is not handed out off the manifest of a former run.
    mutating func leaveOut(_ certificate: IssuedCertificate) throws(OfficeError) {
        let folder = folder(of: certificate)
        if institutions != nil, try Files.kind(of: Manifest.path(in: folder)) == .file {
            manifests[folder, default: [:]][certificate.number.description] = nil
        }
    }

    /// Writes the manifest of each folder. Certificates of other cohorts that a former one has besides
    /// stay in it while their files lie there, and where `isWhole` is false, those of these too; but
    /// only those that `find` still finds valid: the files of the others are leftovers.
    func writeManifests(
        of cohorts: [Cohort], isWhole: Bool, _ leftovers: inout Export.Leftovers,
        find: (CertificateNumber) throws(OfficeError) -> IssuedCertificate?
    ) throws(OfficeError) {
        let prefixes = isWhole ? Set(cohorts.map(\.record.prefix)) : []
        for (folder, lines) in manifests.sorted(by: { $0.key < $1.key }) {
            var lines = lines
            for number in try Manifest.numbers(in: folder)
            where lines[number.description] == nil && !prefixes.contains(number.prefix) {
                let path = "\(folder)/\(number)"
                if try Files.kind(of: path + ".sd-jwt") != .file,
                    try Files.kind(of: path + ".pdf") != .file
                {
                    continue
                }
                if let certificate = try find(number), certificate.status == .valid {
                    lines[number.description] = Manifest.line(certificate)
                } else {
                    try leftovers.add(path, [".pdf", ".private.sd-jwt", ".sd-jwt"])
                }
            }
            try Manifest.write(lines, in: folder)
        }
    }
}
