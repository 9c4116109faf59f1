package import Certificates
internal import Foundation
internal import GRDB
internal import JOSE
package import Programmes
internal import Signing

/// The record of a review: of exactly these bytes, by whom, and what the audit found.
package struct ApprovalRecord: Sendable, Equatable {
    package var cohort: Int64
    /// SHA-256 of the roster, of the programme and issuer files, and of the audit's result.
    package var rosterDigest: [UInt8]
    package var programmeDigest: [UInt8]
    package var issuerDigest: [UInt8]
    package var auditDigest: [UInt8]
    /// The name that was given; it is a record, not an authentication.
    package var approvedBy: String
    /// Whether faulty rows are left out rather than in the way.
    package var partial: Bool
    /// Rows by the audit's outcome.
    package var issuable: Int
    package var notCompleted: Int
    package var faulty: Int
    /// Those who did not complete, by value of each grouping.
    package var notCompletedBy: [NotCompleted] = []

    package init(
        cohort: Int64, rosterDigest: [UInt8], programmeDigest: [UInt8], issuerDigest: [UInt8],
        auditDigest: [UInt8], approvedBy: String, partial: Bool, issuable: Int, notCompleted: Int,
        faulty: Int, notCompletedBy: [NotCompleted] = []
    ) {
        (self.cohort, self.rosterDigest) = (cohort, rosterDigest)
        (self.programmeDigest, self.issuerDigest) = (programmeDigest, issuerDigest)
        (self.auditDigest, self.approvedBy, self.partial) = (auditDigest, approvedBy, partial)
        (self.issuable, self.notCompleted, self.faulty) = (issuable, notCompleted, faulty)
        self.notCompletedBy = notCompletedBy
    }
}

/// An approval in the registry.
package struct Approval: Sendable, Equatable {
    /// From 1, in the order of recording.
    package let id: Int64
    package fileprivate(set) var record: ApprovalRecord
    package let approvedAt: UnixTime
}

extension Registry {
    /// Records an approval, and gives its identity.
    package func record(
        _ approval: ApprovalRecord, at time: UnixTime
    ) throws(RegistryError) -> Int64 {
        try write { database in
            let prefix = try Cohort.prefix(of: approval.cohort, in: database)
            try approval.insert(into: database, at: time)
            let id = database.lastInsertedRowID
            try approval.insertCounts(of: id, into: database)
            var events = try EventWriter(database)
            try events.append(
                .approved, of: prefix, "\(approval.eventDetail(id: id)) \(approval.eventSeal)",
                at: time)
            return id
        }
    }

    /// The newest approval of the roster with this SHA-256 in a cohort, or nil.
    package func approval(
        ofRoster digest: [UInt8], in cohort: Int64
    ) throws(RegistryError) -> Approval? {
        try read { database in
            let sql =
                Approval.select + """
                     WHERE cohort = ? AND roster_digest = ? ORDER BY id DESC LIMIT 1
                    """
            let arguments: StatementArguments = [cohort, Data(digest)]
            return try Row.fetchOne(database, sql: sql, arguments: arguments).map {
                try Approval($0, database)
            }
        }
    }

    /// The approvals of a cohort, the oldest first.
    package func approvals(in cohort: Int64) throws(RegistryError) -> [Approval] {
        try read { database in
            let sql = Approval.select + " WHERE cohort = ? ORDER BY id"
            let rows = try Row.fetchCursor(database, sql: sql, arguments: [cohort])
            var approvals: [Approval] = []
            while let row = try rows.next() { approvals.append(try Approval(row, database)) }
            return approvals
        }
    }
}

extension ApprovalRecord {
    static let columns = """
        cohort, roster_digest, programme_digest, issuer_digest, audit_digest, approved_by, \
        partial, issuable, not_completed, faulty
        """

    fileprivate func insert(into database: Database, at time: UnixTime) throws {
        try database.execute(
            sql: """
                INSERT INTO approval (\(Self.columns), approved_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                cohort, Data(rosterDigest), Data(programmeDigest), Data(issuerDigest),
                Data(auditDigest), approvedBy, partial, issuable, notCompleted, faulty,
                time.seconds,
            ])
    }

    /// What the event of the approving says.
    func eventDetail(id: Int64) -> String {
        """
        approval=\(id) roster=\(Hexadecimal.string(rosterDigest)) \
        programme=\(Hexadecimal.string(programmeDigest)) \
        issuer=\(Hexadecimal.string(issuerDigest)) audit=\(Hexadecimal.string(auditDigest)) \
        partial=\(partial ? 1 : 0) issuable=\(issuable) not_completed=\(notCompleted) \
        faulty=\(faulty)
        """
    }

    /// What it says besides since the second version: of the counts and of the reviewer.
    var eventSeal: String {
        let by = SHA256.digest(of: Array(approvedBy.utf8).span)
        return "groups=\(Hexadecimal.string(groupsDigest)) by=\(Hexadecimal.string(by))"
    }
}

extension Approval {
    fileprivate static let select =
        "SELECT id, \(ApprovalRecord.columns), approved_at FROM approval"

    fileprivate init(_ row: Row, _ database: Database) throws {
        var fields = Fields(row)
        id = try fields.integer()
        record = ApprovalRecord(
            cohort: try fields.cohort(), rosterDigest: try fields.bytes(),
            programmeDigest: try fields.bytes(), issuerDigest: try fields.bytes(),
            auditDigest: try fields.bytes(), approvedBy: try fields.text(),
            partial: try fields.flag(), issuable: try fields.int(),
            notCompleted: try fields.int(), faulty: try fields.int())
        approvedAt = try fields.time()
        record.notCompletedBy = try ApprovalRecord.counts(of: id, in: database)
    }
}

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
            guard let grouping = Grouping(rawValue: try fields.text()) else {
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
