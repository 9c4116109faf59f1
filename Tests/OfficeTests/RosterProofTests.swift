import Foundation
import Office
import Rosters
import Testing

/// The copy of an approved roster is hashed, and then read twice: it may change before each reading.
@Suite struct RosterProofTests {
    private let path = NSTemporaryDirectory() + "jieye-roster-\(UUID().uuidString).csv"

    private static let header = RosterColumn.allCases.map(\.rawValue).joined(separator: ",")

    /// A roster of more than two blocks.
    private static let roster: [UInt8] = {
        let rows = (1...3_000).map { "row \($0)" + String(repeating: ",一二三", count: 14) }
        return Array(([header] + rows).joined(separator: "\n").utf8)
    }()

    private func write(_ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    /// The names in the file as it is now, read under the proof of what it was, up to an error.
    private func names(under proof: RosterProof) throws -> (names: [String], error: OfficeError?) {
        var names: [String] = []
        do throws(OfficeError) {
            var source = try RosterSource(at: path, proof: proof)
            while let record = try source.next() { names.append(record.text(.name)) }
        } catch {
            return (names, error)
        }
        return (names, nil)
    }

    @Test("A file that has not changed is read to its end, however often")
    func unchanged() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try write(Self.roster)
        let proof = try RosterProof(of: path)
        for _ in 1...2 {
            let read = try names(under: proof)
            #expect(read.error == nil && read.names.count == 3_000)
        }
    }

    @Test(
        "Of a file that has changed not one changed record is given",
        arguments: [
            "first byte", "middle", "last byte", "longer", "shorter", "cut at a block", "empty",
        ])
    func changed(_ change: String) throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try write(Self.roster)
        let proof = try RosterProof(of: path)
        var bytes = Self.roster
        switch change {
        case "first byte": bytes[0] ^= 1
        case "middle": bytes[bytes.count / 2] ^= 1
        case "last byte": bytes[bytes.count - 1] ^= 1
        case "longer": bytes.append(UInt8(ascii: "\n"))
        case "shorter": bytes.removeLast()
        case "cut at a block": bytes.removeLast(bytes.count - 2 << 16)
        default: bytes = []
        }
        try write(bytes)
        let read = try names(under: proof)
        guard case .roster(.approvedCopyDamaged(path)) = read.error else {
            Issue.record("read as \(read.names.count) rows, \(String(describing: read.error))")
            return
        }
        #expect(read.names == (1...3_000).prefix(read.names.count).map { "row \($0)" })
        #expect(read.names.count < 3_000)
    }
}
