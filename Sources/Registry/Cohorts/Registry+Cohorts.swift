package import Certificates
internal import Foundation
internal import GRDB
internal import JOSE
internal import Signing

extension Registry {
    /// Adds a cohort, and gives its identity.
    ///
    /// Throws ``RegistryError/uniqueViolation(_:)`` where its name or prefix is taken.
    @discardableResult
    package func add(_ cohort: CohortRecord, at time: UnixTime) throws(RegistryError) -> Int64 {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO cohort (name, prefix, programme, issuer, added_at)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    cohort.name, cohort.prefix, Data(cohort.programme), Data(cohort.issuer),
                    time.seconds,
                ])
            let id = database.lastInsertedRowID
            // A registry that was restored may have lost a cohort of this prefix.
            let last = try Restored.serial(of: cohort.prefix, in: database)
            try database.execute(
                sql: "INSERT INTO serial (cohort, last) VALUES (?, ?)", arguments: [id, last])
            var events = try EventWriter(database)
            try events.append(.cohortAdded, of: cohort.prefix, cohort.eventDetail, at: time)
            return id
        }
    }

    /// All cohorts, the oldest first.
    package func cohorts() throws(RegistryError) -> [Cohort] {
        try read { database in
            var cohorts: [Cohort] = []
            let rows = try Row.fetchCursor(database, sql: Cohort.select + " ORDER BY id")
            while let row = try rows.next() { cohorts.append(try Cohort(row)) }
            return cohorts
        }
    }

    /// The cohort with this name, or nil.
    package func cohort(named name: String) throws(RegistryError) -> Cohort? {
        try read { database in
            let sql = Cohort.select + " WHERE name = ?"
            return try Row.fetchOne(database, sql: sql, arguments: [name]).map(Cohort.init)
        }
    }
}

extension Cohort {
    fileprivate static let select =
        "SELECT id, name, prefix, programme, issuer, added_at FROM cohort"

    fileprivate init(_ row: Row) throws {
        var fields = Fields(row)
        id = try fields.cohort()
        record = CohortRecord(
            name: try fields.text(), prefix: try fields.text(),
            programme: try fields.bytes(), issuer: try fields.bytes())
        addedAt = try fields.time()
    }

    /// The prefix of a cohort's numbers.
    static func prefix(of cohort: Int64, in database: Database) throws -> String {
        let sql = "SELECT prefix FROM cohort WHERE id = ?"
        guard let row = try Row.fetchOne(database, sql: sql, arguments: [cohort]) else {
            throw RegistryError.damaged("cohort \(cohort)")
        }
        var fields = Fields(row)
        return try fields.text()
    }
}

extension CohortRecord {
    /// What the event of the adding says.
    var eventDetail: String {
        let programme = Hexadecimal.string(SHA256.digest(of: programme.span))
        let issuer = Hexadecimal.string(SHA256.digest(of: issuer.span))
        return "programme=\(programme) issuer=\(issuer)"
    }
}
