internal import Certificates
internal import Foundation
internal import GRDB
internal import Signing

/// Inserts certificates within one transaction.
struct CertificateWriter {
    private let cohort: Int64
    private let firstIdentity: Int64
    private var lastSerial: Int
    private let prefix: String
    private let certificate: Statement
    private let token: Statement
    private let disclosure: Statement

    init(_ database: Database, cohort: Int64) throws {
        self.cohort = cohort
        firstIdentity = try Serial.identities(of: cohort).lowerBound
        lastSerial = try Serial.last(in: cohort, database)
        prefix = try Cohort.prefix(of: cohort, in: database)
        certificate = try database.makeStatement(
            sql: """
                INSERT INTO certificate (id, cohort, number, person, approval, line, name, track,
                    institution, started, completed, hours, region, industry, nomination,
                    manufacturing, issued_at, key_id, status_list, status_index, event, status)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
                """)
        token = try database.makeStatement(
            sql: "INSERT INTO token (certificate, jwt) VALUES (?, ?)")
        disclosure = try database.makeStatement(
            sql: "INSERT INTO disclosure (certificate, encoded) VALUES (?, ?)")
    }

    /// Inserts one certificate, and gives its identity.
    @discardableResult
    mutating func insert(
        _ record: CertificateRecord, recordingIn events: inout EventWriter, at time: UnixTime
    ) throws -> Int64 {
        guard record.number.prefix.utf8.elementsEqual(prefix.utf8) else {
            throw RegistryError.refused("prefix of \(record.number)")
        }
        let id = firstIdentity - 1 + Int64(record.number.serial)
        let number = record.number.description
        let event = try events.append(.issued, of: number, record.eventDetail, at: time)
        try insertFacts(of: record, id: id, number: number, event: event)
        try advanceSerial(to: record.number)
        try token.run([id, record.jwt])
        if !record.encodedDisclosures.isEmpty {
            try disclosure.run([id, record.encodedDisclosures])
        }
        return id
    }

    /// Stores the last serial, after which the next allocation begins.
    func finish(in database: Database) throws {
        try database.execute(
            sql: "UPDATE serial SET last = ? WHERE cohort = ?", arguments: [lastSerial, cohort])
    }

    /// A serial that was passed over is as good as used, so serials only rise.
    private mutating func advanceSerial(to number: CertificateNumber) throws {
        guard number.serial > lastSerial else { throw RegistryError.refused("serial of \(number)") }
        lastSerial = number.serial
    }

    private func insertFacts(
        of record: CertificateRecord, id: Int64, number: String, event: Int64
    ) throws {
        try certificate.run([
            id, cohort, number, Data(record.person.bytes), record.approval, record.line,
            record.name, record.track, record.institution, record.started.description,
            record.completed.description, record.hours, record.figures.region,
            record.figures.industry, record.figures.nomination, record.figures.manufacturing,
            record.issuedAt.seconds, record.keyID, record.slot.list, record.slot.index,
            event,
        ])
    }
}
