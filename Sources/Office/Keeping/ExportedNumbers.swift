internal import Certificates
internal import Files
internal import JOSE

/// The numbers of certificates that were exported, which prove that they were issued.
struct ExportedNumbers {
    private let files: [ExportedFiles.File]
    private let keys: [TrustedKey]
    /// The record of exports, and the lines in it that cannot be read: a folder may be missing.
    let record: String
    package let unreadableLines: [Int]

    /// Only what one of these keys has signed counts.
    init(_ workspace: Workspace, keys: [TrustedKey]) throws(OfficeError) {
        let copies = Copies(workspace)
        let record = try copies.record()
        files = try ExportedFiles(workspace, record).named(".sd-jwt")
        (self.record, unreadableLines) = (copies.path, record.unreadableLines)
        self.keys = keys.filter { $0.use == .certificate }
    }

    /// The highest serial of each prefix that has one above what is known already.
    func highest(above known: [String: Int]) -> [String: Int] {
        var highest: [String: Int] = [:]
        for (number, path) in files.sorted(by: { $0.number.serial > $1.number.serial })
        where number.serial > max(known[number.prefix] ?? 0, highest[number.prefix] ?? 0) {
            if proves(number, path) { highest[number.prefix] = number.serial }
        }
        return highest
    }

    private func proves(_ number: CertificateNumber, _ path: String) -> Bool {
        guard let bytes = try? Files.read(path, limit: 1 << 14) else { return false }
        let text = bytes.filter { $0 != UInt8(ascii: "\n") }
        guard let token = try? UnverifiedToken(text.span) else { return false }
        return keys.contains { key in
            let said = try? Attestation(token, signedBy: key.publicKey)
            return said?.certificate.number.hasSameBytes(as: number.description) ?? false
        }
    }
}
