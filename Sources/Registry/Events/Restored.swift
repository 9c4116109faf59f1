internal import Certificates
internal import GRDB
internal import Signing

/// What a restoring has left in the chain of events and beside it.
enum Restored {
    /// The subject of the event.
    static let subject = "registry"

    /// The highest serial of the cohort with this prefix that a restoring has passed over, or 0.
    static func serial(of prefix: String, in database: Database) throws -> Int64 {
        try last("serial", of: prefix, in: database)
    }

    /// Status lists up to this one were closed by restoring; 0 where there was none.
    static func lastClosedList(in database: Database) throws -> Int64 {
        try last("lists", of: subject, in: database)
    }

    /// SHA-256 over the entries that belong to no known certificate.
    static func digestOfForeignEntries(in database: Database) throws -> [UInt8] {
        var text: [UInt8] = []
        let sql = "SELECT list, entry, status FROM foreign_status ORDER BY list, entry"
        let rows = try Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() {
            var fields = Fields(row)
            for _ in 0..<3 {
                Digits.appendDecimal(try fields.integer(), to: &text)
                text.append(UInt8(ascii: " "))
            }
        }
        return SHA256.digest(of: text.span)
    }

    /// What the last restoring recorded of the foreign entries; nil where there was none.
    static func recordedForeignEntries(in database: Database) throws -> String? {
        try detail(of: subject, in: database).flatMap { EventDetail($0)["foreign"] }
    }

    private static func last(
        _ name: String, of subject: String, in database: Database
    ) throws -> Int64 {
        guard let detail = try detail(of: subject, in: database) else { return 0 }
        guard let value = EventDetail(detail)[name].flatMap({ Int64($0) }), value >= 0 else {
            throw RegistryError.damaged("event")
        }
        return value
    }

    private static func detail(of subject: String, in database: Database) throws -> String? {
        let sql = """
            SELECT detail FROM event WHERE subject = ? AND code = 'restored'
            ORDER BY sequence DESC LIMIT 1
            """
        guard let row = try Row.fetchOne(database, sql: sql, arguments: [subject]) else {
            return nil
        }
        var fields = Fields(row)
        return try fields.text()
    }
}
