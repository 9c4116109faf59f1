import Certificates
import Foundation
import GRDB
import Office
import Registry
import Testing

/// One bit of the registry file is another: an error, or right answers, or `fsck` finds it; and
/// never is a number or an entry of a status list given out that is in use already.
@Suite struct RegistryDamageTests {
    private static let isLong = ProcessInfo.processInfo.environment["JIEYE_LONG"] == "1"

    @Test("A flipped bit anywhere is an error, or found by fsck, or changes no answer")
    func flipped() async throws {
        let office = try await DamagedOffice()
        // Most of a small file is empty: the short form looks at what says something.
        let places = office.whole.indices.filter { Self.isLong || office.whole[$0] != 0 }
        let step =
            Self.isLong
            ? 1
            : max(1, places.count * 8 / 601)
        var found = 0
        for bit in stride(from: 0, to: places.count * 8, by: step) {
            var bytes = office.whole
            bytes[places[bit / 8]] ^= 1 << UInt8(bit % 8)
            found +=
                try await office.examine(bytes, "bit \(bit % 8) of byte \(places[bit / 8])") ? 1 : 0
        }
        #expect(found > places.count * 8 / step / 2)
    }

    @Test("A file that was cut anywhere is an error, or found by fsck")
    func cut() async throws {
        let office = try await DamagedOffice()
        for count in stride(from: 0, to: office.whole.count, by: Self.isLong ? 7 : 1_777) {
            let found = try await office.examine(Array(office.whole[..<count]), "cut at \(count)")
            #expect(found, "cut at \(count)")
        }
    }
}

/// An office in which everything happened once, and whose registry is then damaged.
private struct DamagedOffice {
    let office: TestWorkspace
    let whole: [UInt8]
    private let answers: [String]
    private let allocation: Allocation

    init() async throws {
        office = try TestWorkspace()
        try await Self.work(in: office)
        let workspace = office.workspace
        whole = Array(try Data(contentsOf: URL(fileURLWithPath: workspace.registryPath)))
        answers = try Self.answers(of: workspace)
        allocation = try Self.allocate(workspace)
    }

    private static func work(in office: TestWorkspace) async throws {
        let (workspace, start) = (office.workspace, TestWorkspace.start)
        try await office.issue(0..<3)
        try office.change([1], to: .suspended, at: start + 1)
        let backup = office.path("backup.sqlite")
        try Backup(workspace, file: backup).run(at: start + 2)
        try await office.issue(3..<5, completed: "2021-09-14", at: start + 3)
        try office.change([2, 4], to: .revoked, at: start + 4)
        try office.publish(at: start + 5)
        _ = try Restore(
            workspace, file: backup, publication: workspace.publicationPath,
            skip: 2
        ).run(at: start + 6)
        try await office.issue(5..<7, completed: "2021-09-14", at: start + 7)
        if let day = CalendarDate(iso: "2021-10-01") {
            _ = try Purge(workspace, completedBefore: day).run(at: start + 8)
        }
        _ = try Correction(workspace, number: office.number(3), [.init("name", "张三丰")])
            .run(reason: "姓名有误", by: "王五", passphrase: office.passphrase, at: start + 9)
        try recordFigures(in: workspace, at: start + 9)
        try office.publish(at: start + 9)
    }

    private static func recordFigures(in workspace: Workspace, at now: UnixTime) throws {
        let registry = try Registry(at: workspace.registryPath, access: .readWrite)
        try registry.record(
            [
                AssessmentRecord(institution: "清华大学", score: 91_500, rank: 1, suspended: false),
                AssessmentRecord(institution: "北京大学", score: 61_500, rank: 2, suspended: true),
            ], of: 1, at: now)
        try registry.record(
            [
                Contact(
                    authority: "350000", official: "李四", liaison: "王五",
                    telephone: "010-00000000", email: "w5@example.org")
            ], of: 1, at: now)
    }

    /// Whether the damage was found; the answers must be right where it was not.
    func examine(_ bytes: [UInt8], _ place: String) async throws -> Bool {
        let path = office.workspace.registryPath
        try? FileManager.default.removeItem(atPath: path + "-journal")
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        var isFound = true
        do throws(OfficeError) {
            isFound = try await Fsck(office.workspace).run { _, _ in }.faultCount > 0
        } catch {}
        if !isFound {
            let found = try? Self.answers(of: office.workspace)
            let different = zip(found ?? [], answers).first { $0.0 != $0.1 }
            #expect(found == answers, "\(place): \(String(describing: different))")
        }
        do throws(AllocationError) {
            let given = try Self.allocate(office.workspace)
            #expect(try given.number(at: 0) == allocation.number(at: 0), "\(place)")
        } catch {}
        return isFound
    }

    private static func allocate(_ workspace: Workspace) throws(AllocationError) -> Allocation {
        let registry: Registry
        do throws(RegistryError) {
            registry = try Registry(at: workspace.registryPath, access: .readWrite)
        } catch {
            throw .registry(error)
        }
        guard let issuer = IssuerURL("https://cert.jieye.example") else {
            throw .registry(.refused("issuer"))
        }
        var random = SystemRandomNumberGenerator()
        return try registry.allocate(3, in: 1, issuer: issuer, using: &random)
    }

    private static func text(_ value: DatabaseValue) -> String {
        guard case .blob(let data) = value.storage else { return value.description }
        return data.map { String($0, radix: 16) }.joined(separator: " ")
    }

    /// Every row of every table.
    private static func answers(of workspace: Workspace) throws -> [String] {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: workspace.registryPath, configuration: configuration)
        return try queue.read { database in
            let tables = try Row.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            return try tables.flatMap { table -> [String] in
                guard case .string(let name) = (table[0] as DatabaseValue).storage else {
                    return []
                }
                return try Row.fetchAll(database, sql: "SELECT * FROM \(name) ORDER BY 1, 2")
                    .map { row in "\(name) \(row.databaseValues.map(Self.text))" }
            }
        }
    }
}
