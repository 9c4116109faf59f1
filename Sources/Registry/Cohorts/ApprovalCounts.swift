package import Certificates
internal import GRDB
internal import Signing

/// How the rows of the approved rosters of a cohort have ended, each roster counted once: by its
/// newest approval.
package struct ApprovedRows: Sendable, Equatable {
    package internal(set) var issuable = 0
    package internal(set) var notCompleted = 0
    package internal(set) var faulty = 0
    /// Those who did not complete, by value of each grouping.
    package internal(set) var notCompletedBy: [NotCompleted.Key: Int] = [:]
}

extension Registry {
    /// The rows that were approved in a cohort.
    package func approvedRows(in cohort: Int64) throws(RegistryError) -> ApprovedRows {
        var newest: [[UInt8]: Approval] = [:]
        for approval in try approvals(in: cohort) {
            newest[approval.record.rosterDigest] = approval
        }
        var rows = ApprovedRows()
        for approval in newest.values {
            rows.issuable += approval.record.issuable
            rows.notCompleted += approval.record.notCompleted
            rows.faulty += approval.record.faulty
            for group in approval.record.notCompletedBy {
                rows.notCompletedBy[group.key, default: 0] += group.rows
            }
        }
        return rows
    }
}

extension ApprovalRecord {
    static func counts(of approval: Int64, in database: Database) throws -> [NotCompleted] {
        let sql = """
            SELECT grouping, value, rows FROM approval_count
            WHERE approval = ? AND outcome = 'not_completed' ORDER BY grouping, value
            """
        return try Row.fetchAll(database, sql: sql, arguments: [approval]).map { row in
            var fields = Fields(row)
            guard let grouping = NotCompleted.Grouping(rawValue: try fields.text()) else {
                throw RegistryError.damaged("approval_count")
            }
            let key = NotCompleted.Key(grouping: grouping, value: try fields.text())
            return NotCompleted(key: key, rows: try fields.int())
        }
    }

    /// SHA-256 over the counts, in whatever order they are given.
    var groupsDigest: [UInt8] {
        let lines = notCompletedBy.map {
            "\($0.key.grouping.rawValue) \($0.key.value) \($0.rows)\n"
        }
        let text = Array(lines.sorted().joined().utf8)
        return SHA256.digest(of: text.span)
    }

    func insertCounts(of approval: Int64, into database: Database) throws {
        let statement = try database.makeStatement(
            sql: """
                INSERT INTO approval_count (approval, grouping, value, outcome, rows)
                VALUES (?, ?, ?, 'not_completed', ?)
                """)
        for group in notCompletedBy {
            try statement.run([approval, group.key.grouping.rawValue, group.key.value, group.rows])
        }
    }
}
