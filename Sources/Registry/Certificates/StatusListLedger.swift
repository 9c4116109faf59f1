internal import Certificates
internal import GRDB

/// How much of each status list is used.
enum StatusListLedger {
    /// Counts the entries as used, opening lists that are new.
    static func take(
        _ slots: [StatusSlot], of issuer: IssuerURL, _ capacity: ListCapacity,
        in database: Database
    ) throws {
        var counts: [Int32: Int] = [:]
        for slot in slots {
            guard slot.index < capacity.entries else {
                throw RegistryError.refused("status_index")
            }
            counts[slot.list, default: 0] += 1
        }
        for (list, count) in counts.sorted(by: { $0.key < $1.key }) {
            try take(count, from: list, of: issuer, capacity, in: database)
        }
    }

    /// The highest number of a list; 0 where there is none.
    static func lastNumber(in database: Database) throws -> Int {
        let sql = "SELECT coalesce(max(number), 0) FROM status_list"
        guard let row = try Row.fetchOne(database, sql: sql) else {
            throw RegistryError.damaged("status_list")
        }
        var fields = Fields(row)
        guard let last = Int32(exactly: try fields.integer()), last >= 0, last < Int32.max else {
            throw RegistryError.damaged("status_list")
        }
        return Int(last)
    }

    private static func take(
        _ count: Int, from list: Int32, of issuer: IssuerURL, _ capacity: ListCapacity,
        in database: Database
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO status_list (number, issuer, used, closed) VALUES (?, ?, 0, 0)
                ON CONFLICT (number) DO NOTHING
                """, arguments: [list, issuer.description])
        try database.execute(
            sql: """
                UPDATE status_list SET used = used + ?
                WHERE number = ? AND issuer = ? AND closed = 0 AND used + ? <= ?
                """,
            arguments: [count, list, issuer.description, count, capacity.used])
        guard database.changesCount == 1 else { throw RegistryError.refused("status_list") }
    }
}
