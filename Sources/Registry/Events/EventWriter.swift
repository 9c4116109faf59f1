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
        let start = digest.count
        appendBytes(code, subject, detail, time)
        guard digest[start...].allSatisfy(Self.isPlain),
            !subject.utf8.contains(UInt8(ascii: " "))
        else {
            throw RegistryError.refused("event")
        }
        digest = SHA256.digest(of: digest.span)
        try insert.run([
            sequence, time.seconds, code.rawValue, subject, detail, Data(digest),
        ])
        return sequence
    }

    /// The same as ``Event/bytes``, behind the digest before it.
    private mutating func appendBytes(
        _ code: EventCode, _ subject: String, _ detail: String, _ time: UnixTime
    ) {
        digest.reserveCapacity(256)
        Digits.appendDecimal(sequence, to: &digest)
        digest.append(UInt8(ascii: " "))
        Digits.appendDecimal(time.seconds, to: &digest)
        for text in [code.rawValue, subject, detail] {
            digest.append(UInt8(ascii: " "))
            digest += text.utf8
        }
    }

    /// Numbers, codes and digests need no other characters; names and free text do.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "="), UInt8(ascii: "-"),
            UInt8(ascii: "_"), UInt8(ascii: " "):
            true
        default: false
        }
    }
}
