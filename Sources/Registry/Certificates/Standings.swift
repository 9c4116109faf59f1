package import Certificates
internal import Foundation
internal import GRDB

/// The certificate of a person in a cohort that is neither superseded nor revoked.
package struct Standing: Sendable, Equatable {
    package let number: CertificateNumber
    /// The approval that it was issued under.
    package let approval: Int64
    /// The line in that approval's roster; nil for a correction.
    package let line: Int?
    /// ``CertificateStatus/valid`` or ``CertificateStatus/suspended``.
    package let status: CertificateStatus
}

/// The standing certificates of all persons of a cohort: 40 bytes each, found by halving.
package struct Standings: Sendable {
    private let prefix: String
    private var entries: [Entry] = []

    fileprivate struct Entry {
        let person: PersonKey
        let serial: Int64
        let approval: Int32
        // 0 for none: a roster's first line is its header.
        let line: UInt32
        let status: CertificateStatus
    }

    package var count: Int { entries.count }

    /// The standing certificate of a person, or nil.
    package subscript(person: PersonKey) -> Standing? {
        var range = entries.indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            let entry = entries[middle]
            if entry.person == person { return standing(entry) }
            range =
                entry.person < person
                ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }

    private func standing(_ entry: Entry) -> Standing? {
        CertificateNumber(prefix: prefix, serial: Int(entry.serial)).map {
            Standing(
                number: $0, approval: Int64(entry.approval),
                line: entry.line == 0 ? nil : Int(entry.line), status: entry.status)
        }
    }
}

extension Registry {
    /// The standing certificate of a person in a cohort, or nil.
    package func standing(
        of person: PersonKey, in cohort: Int64
    ) throws(RegistryError) -> Standing? {
        try read { database in
            let sql = """
                SELECT number, approval, line, status FROM certificate
                WHERE cohort = ? AND person = ? AND status IN (0, 2)
                """
            let arguments: StatementArguments = [cohort, Data(person.bytes)]
            return try Row.fetchOne(database, sql: sql, arguments: arguments).map { row in
                var fields = Fields(row)
                return Standing(
                    number: try fields.number(), approval: try fields.integer(),
                    line: try fields.optionalInteger().map(Int.init),
                    status: try fields.status())
            }
        }
    }

    /// The standing certificates of all persons of a cohort, for an audit of a whole roster.
    package func standings(in cohort: Int64) throws(RegistryError) -> Standings {
        try read { try Standings($0, cohort: cohort) }
    }

    /// The lines of a roster that were certified under any approval of it, in rising order, also
    /// where the certificate was superseded or revoked since: issuing again passes them over.
    package func certifiedLines(
        ofRoster digest: [UInt8], in cohort: Int64
    ) throws(RegistryError) -> [Int] {
        try read { database in
            let sql = """
                SELECT line FROM certificate
                WHERE line IS NOT NULL AND approval IN
                    (SELECT id FROM approval WHERE cohort = ? AND roster_digest = ?)
                ORDER BY line
                """
            let arguments: StatementArguments = [cohort, Data(digest)]
            let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
            var lines: [Int] = []
            while let row = try rows.next() {
                var fields = Fields(row)
                lines.append(try fields.int())
            }
            return lines
        }
    }
}

extension Standings {
    fileprivate init(_ database: Database, cohort: Int64) throws {
        prefix = try Cohort.prefix(of: cohort, in: database)
        let range = try Serial.identities(of: cohort)
        let bounds: StatementArguments = [range.lowerBound, range.upperBound]
        let from = "FROM certificate WHERE id BETWEEN ? AND ? AND status IN (0, 2)"
        // Growing by doubling would need twice the memory for a moment.
        let count = try Row.fetchOne(database, sql: "SELECT count(*) " + from, arguments: bounds)
        if var fields = count.map(Fields.init) { entries.reserveCapacity(try fields.int()) }
        let rows = try Row.fetchCursor(
            database, sql: "SELECT person, id, approval, line, status " + from, arguments: bounds)
        let start = cohort * Serial.span
        while let row = try rows.next() { entries.append(try Entry(row, start: start)) }
        entries.sort { $0.person < $1.person }
    }
}

extension Standings.Entry {
    fileprivate init(_ row: Row, start: Int64) throws {
        var fields = Fields(row)
        person = try fields.person()
        serial = try fields.integer() - start
        guard let approval = Int32(exactly: try fields.integer()),
            let line = UInt32(exactly: try fields.optionalInteger() ?? 0)
        else { throw RegistryError.damaged("certificate") }
        (self.approval, self.line) = (approval, line)
        status = try fields.status()
    }
}
