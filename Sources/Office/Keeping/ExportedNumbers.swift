internal import Certificates
internal import Files
internal import JOSE

/// The numbers of certificates that were exported, which prove that they were issued.
struct ExportedNumbers {
    private let files: [ExportedFiles.File]
    private let keys: [TrustedKey]
    /// The record of exports, and the lines in it that cannot be read: a folder may be missing.
    let record: String
    let unreadableLines: [Int]
    /// Folders of exports that are not there now, or whose names are not UTF-8.
    let unseenFolders: [String]

    /// Only what one of these keys has signed counts.
    init(_ workspace: Workspace, keys: [TrustedKey]) throws(OfficeError) {
        let copies = Copies(workspace)
        let record = try copies.record()
        let exported = try ExportedFiles(workspace, record)
        // What is there and cannot be looked at may prove more than all that is seen.
        if let error = exported.unseen.lazy.compactMap(\.error).first { throw error }
        files = exported.named(".sd-jwt")
        unseenFolders = exported.unseen.map(\.path)
        (self.record, unreadableLines) = (copies.path, record.unreadableLines)
        self.keys = keys.filter { $0.use == .certificate }
    }

    /// The highest serial of each prefix that has one above what is known already.
    func highest(above known: [String: Int]) throws(OfficeError) -> [String: Int] {
        var highest: [String: Int] = [:]
        for (number, path) in files.sorted(by: { $0.number.serial > $1.number.serial })
        where number.serial > max(known[number.prefix] ?? 0, highest[number.prefix] ?? 0) {
            if try proves(number, path) { highest[number.prefix] = number.serial }
        }
        return highest
    }

    private func proves(
        _ number: CertificateNumber, _ path: String
    ) throws(OfficeError) -> Bool {
        guard let facts = try Files.facts(of: path), facts.type == .regular,
            facts.size <= Self.largestFile
        else { return false }
        let bytes = try Files.read(path, limit: Self.largestFile)
        let text = bytes.filter { $0 != UInt8(ascii: "\n") }
        guard let token = try? UnverifiedToken(text.span) else { return false }
        return keys.contains { key in
            let said = try? Attestation(token, signedBy: key.publicKey)
            return said?.certificate.number.hasSameBytes(as: number.description) ?? false
        }
    }

    private static let largestFile = 1 << 14
}
