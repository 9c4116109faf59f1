internal import Certificates
internal import Foundation
internal import GRDB
internal import Signing

/// Appends to the chain of events within one transaction.
struct EventWriter {
    private let insert: Statement
    private var sequence: Int64
    private var digest: [UInt8]

    init(_ database: Database) throws {
        let head = try EventHead(database)
        (sequence, digest) = (head.count, head.digest)
        insert = try database.makeStatement(
            sql: """
                INSERT INTO event (sequence, at, code, subject, detail, digest)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
    }

    /// Gives the new event's sequence number.
    @discardableResult
    mutating func append(
        _ code: EventCode, of subject: String, _ detail: String, at time: UnixTime
    ) throws -> Int64 {
        guard sequence < Int64.max else { throw RegistryError.damaged("event") }
        sequence += 1
        digest += Event.bytes(
            sequence: sequence, at: time, code: code.rawValue, subject: subject, detail: detail)
        digest = SHA256.digest(of: digest.span)
        try insert.execute(arguments: [
            sequence, time.seconds, code.rawValue, subject, detail, Data(digest),
        ])
        return sequence
    }
}
