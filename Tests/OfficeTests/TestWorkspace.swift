import Certificates
import Foundation
import JOSE
import Office
import Rosters
import Signing

/// An office in a folder of its own, which is gone when the value is.
final class TestWorkspace: Sendable {
    static let start = UnixTime(1_630_000_000)

    let folder: String
    let workspace: Workspace
    let passphrase: Passphrase
    /// The thumbprint of the root.
    let root: Thumbprint

    init() throws {
        folder = NSTemporaryDirectory() + "jieye-office-\(UUID().uuidString)"
        passphrase = try Passphrase(capacity: 16) { output in
            for byte in "correct horse".utf8 { output.append(byte) }
        }
        guard let issuer = IssuerURL("https://cert.jieye.example"),
            let algorithm = SignatureAlgorithm(named: "ES256")
        else { throw Missing() }
        let made = try Initialise(
            folder: folder, issuer: issuer, programmeFile: Self.programme, algorithm: algorithm,
            passphrase: passphrase, rootFolder: nil, rootPassphrase: passphrase
        ).run(at: Self.start)
        (workspace, root) = (made.workspace, made.rootThumbprint)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func path(_ name: String) -> String { folder + "/" + name }

    /// Approves and issues a roster of fictional persons, and gives their numbers' serials.
    @discardableResult
    func issue(
        _ persons: Range<Int>, completed: String = "2021-10-14", at time: UnixTime = start,
        roster name: String? = nil, title: String = "总经理"
    ) async throws -> Issue.Issued {
        let roster = path(name ?? "roster-\(persons.lowerBound).csv")
        let lines = persons.map { Self.row($0, completed: completed, title: title) }
        let text = Self.header + "\r\n" + lines.joined(separator: "\r\n") + "\r\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: roster))
        _ = try RosterReview(workspace, file: roster)
            .approve(by: "审核人", partial: false, passphrase: passphrase, at: time) { _ in }
        return try await Issue(workspace, file: roster, partial: false)
            .run(passphrase: passphrase, at: time, progress: { _ in }, faulty: { _ in })
    }

    /// Changes the status of certificates with these serials.
    func change(
        _ serials: [Int], to status: CertificateStatus, at time: UnixTime
    ) throws {
        let numbers = try serials.map(number)
        _ = try StatusChange(workspace, NumberList(numbers, file: nil))
            .run(to: status, reason: "举报属实", by: "王五", at: time)
    }

    func publish(at time: UnixTime) throws {
        _ = try Publish(workspace, folder: workspace.publicationPath)
            .run(passphrase: passphrase, root: nil, at: time)
    }

    func number(_ serial: Int) throws -> String {
        guard let number = CertificateNumber(prefix: "LJ2021", serial: serial) else {
            throw Missing()
        }
        return number.description
    }

    struct Missing: Error {}

    private static let programme = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Samples/programme.json").path

    private static let header = RosterColumn.allCases.map(\.rawValue).joined(separator: ",")

    private static func row(_ serial: Int, completed: String, title: String) -> String {
        RosterColumn.allCases.map { column in
            switch column {
            case .name: "张三\(serial)"
            case .idType: "居民身份证"
            case .idNumber: residentID(serial)
            case .enterprise: "示例机械有限公司"
            case .creditCode: "91350100M000100Y43"
            case .industry: "C35"
            case .region: "350000"
            case .title: title
            case .track: "区域发展"
            case .institution: "清华大学"
            case .nomination: "主管部门推荐"
            case .started: "2020-10-15"
            case .completed: completed
            case .hours: ""
            case .outcome: "合格"
            }
        }.joined(separator: ",")
    }

    /// A number in a division that is never given out, with its check character (GB 11643).
    static func residentID(_ serial: Int) -> String {
        let digits = "110000198001\(two(serial / 1000 + 1))\(three(serial % 1000))"
        let weights = (0..<17).map { (1 << (17 - $0)) % 11 }
        let sum = zip(digits.utf8, weights).reduce(0) { $0 + (Int($1.0) - 48) * $1.1 }
        return digits + String(Array("10X98765432")[sum % 11])
    }

    private static func two(_ number: Int) -> String { String(String(100 + number).suffix(2)) }
    private static func three(_ number: Int) -> String { String(String(1000 + number).suffix(3)) }
}
