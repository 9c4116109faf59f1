import Programmes
import Rosters
import TestSupport

/// One row that nothing is wrong with, and rosters made of its like.
struct SampleRow {
    var cells: [RosterColumn: String] = [
        .name: "欧阳明远", .idType: "居民身份证", .idNumber: "110000195601010000",
        .enterprise: "北京市星河精工有限公司", .creditCode: "91119999MA0RDP0DNR", .industry: "C35",
        .region: "110000", .title: "总经理", .track: "区域发展", .institution: "清华大学",
        .nomination: "主管部门推荐", .started: "2020-10-15", .completed: "2021-10-14", .hours: "",
        .outcome: "合格",
    ]

    init(_ changes: [RosterColumn: String] = [:]) {
        cells.merge(changes) { $1 }
    }

    var line: String { line(",") }

    func line(_ separator: String) -> String {
        RosterColumn.allCases.map { quoted(cells[$0] ?? "") }.joined(separator: separator)
    }

    private func quoted(_ cell: String) -> String {
        "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}

/// Somebody else's numbers.
let otherIDs = ["12000019680703969X", "11010519491231002X", "310000197001013212"]

/// Reads a roster, given in pieces of so many bytes.
func read(_ bytes: [UInt8], by size: Int = 65_536) throws(RosterError) -> [RosterRecord] {
    var reader = RosterReader()
    return try read(bytes, by: size, with: &reader)
}

func read(
    _ bytes: [UInt8], by size: Int, with reader: inout RosterReader
) throws(RosterError) -> [RosterRecord] {
    var records: [RosterRecord] = []
    var start = 0
    while start < bytes.count {
        let end = min(start + size, bytes.count)
        reader.append(bytes.span.extracting(start..<end))
        start = end
        while let record = try reader.next() { records.append(record) }
    }
    reader.finish()
    while let record = try reader.next() { records.append(record) }
    return records
}

/// What the audit says of these lines under a header.
func audit(
    _ lines: [String], header: String = RosterHeader.template, programme: Programme? = nil,
    tokenLength: Int = 800, certified: (@Sendable (IdentityDocument) -> String?)? = nil
) throws -> (header: [Finding], rows: [AuditedRow], report: AuditReport) {
    let text = ([header] + lines).joined(separator: "\n")
    var reader = RosterReader()
    let records = try read(Array(text.utf8), by: 4_096, with: &reader)
    var audit = Audit(
        programme: try programme ?? Checkout.programme(), tokenLength: { _ in tokenLength },
        certified: certified)
    let header = reader.header.map { audit.check($0) } ?? []
    let rows = records.map { audit.check($0) }
    return (header, rows, audit.report())
}
