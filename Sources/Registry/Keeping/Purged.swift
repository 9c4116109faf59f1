package import Certificates
internal import GRDB

/// What a purge took away.
package struct Purged: Sendable, Equatable {
    /// The certificates that were completed before that day, in the order of numbers.
    package internal(set) var completed: [CertificateNumber] = []
    /// Those among them whose private facts go now.
    package internal(set) var numbers: [CertificateNumber] = []
    /// The SHA-256 of every roster that may hold one of them, or was approved before that day.
    package internal(set) var rosters: [[UInt8]] = []
}

extension Purged {
    init(
        _ database: Database, _ day: CalendarDate, _ approved: UnixTime
    ) throws {
        let people = try Row.fetchCursor(
            database,
            sql: """
                SELECT number, EXISTS (SELECT 1 FROM disclosure WHERE certificate = c.id)
                    OR EXISTS (SELECT 1 FROM reason JOIN event ON sequence = reason.event
                        WHERE subject = c.number AND code <> 'issued')
                FROM certificate c WHERE completed < ? ORDER BY id
                """, arguments: [day.description])
        while let row = try people.next() {
            var fields = Fields(row)
            completed.append(try fields.number())
            if try fields.flag(), let last = completed.last { numbers.append(last) }
        }
        let approvals = try Row.fetchCursor(
            database,
            sql: """
                SELECT DISTINCT roster_digest FROM approval WHERE approved_at < ?
                    OR id IN (SELECT approval FROM certificate WHERE completed < ?)
                ORDER BY 1
                """, arguments: [approved.seconds, day.description])
        while let row = try approvals.next() {
            var fields = Fields(row)
            rosters.append(try fields.bytes())
        }
    }

    func delete(in database: Database, at now: UnixTime) throws {
        let disclosure = try database.makeStatement(
            sql: """
                DELETE FROM disclosure WHERE certificate =
                    (SELECT id FROM certificate WHERE number = ?)
                """)
        let reasons = try ["reason", "reason_salt"].map { table in
            try database.makeStatement(
                sql: """
                    DELETE FROM \(table) WHERE event IN
                        (SELECT sequence FROM event WHERE subject = ? AND code <> 'issued')
                    """)
        }
        var events = try EventWriter(database)
        for number in numbers {
            try disclosure.run([number.description])
            for reason in reasons { try reason.run([number.description]) }
            try events.append(.purged, of: number.description, "facts", at: now)
        }
    }
}
