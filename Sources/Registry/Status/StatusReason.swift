internal import Certificates
internal import Foundation
internal import GRDB
internal import JOSE
internal import Signing

/// Why something was done to a certificate, and by whom.
///
/// The text can be purged; its event holds a digest of it, salted so that the digest says nothing
/// once the salt is gone with the text.
struct StatusReason {
    let text: String
    package let givenBy: String?

    func digest(_ salt: [UInt8]) -> String {
        var bytes = salt
        for field in [text, givenBy] {
            guard let field else { continue }
            Digits.appendDecimal(Int64(field.utf8.count), to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            bytes += field.utf8
        }
        return Hexadecimal.string(SHA256.digest(of: bytes.span))
    }
}

/// Stores reasons within one transaction.
struct ReasonWriter {
    private let reason: StatusReason
    private let drawSalt: Statement
    private let insertReason: Statement
    private let insertSalt: Statement

    init(_ database: Database, _ reason: StatusReason) throws {
        self.reason = reason
        drawSalt = try database.makeStatement(sql: "SELECT randomblob(16)")
        insertReason = try database.makeStatement(
            sql: "INSERT INTO reason (event, text, given_by) VALUES (?, ?, ?)")
        insertSalt = try database.makeStatement(
            sql: "INSERT INTO reason_salt (event, salt) VALUES (?, ?)")
    }

    func salt() throws -> [UInt8] {
        guard let row = try Row.fetchOne(drawSalt) else { throw RegistryError.damaged("salt") }
        var fields = Fields(row)
        return try fields.bytes()
    }

    /// What the event says of the reason.
    func eventDetail(_ salt: [UInt8]) -> String { "reason=\(reason.digest(salt))" }

    func insert(_ salt: [UInt8], of event: Int64) throws {
        try insertReason.execute(arguments: [event, reason.text, reason.givenBy])
        try insertSalt.execute(arguments: [event, Data(salt)])
    }
}
