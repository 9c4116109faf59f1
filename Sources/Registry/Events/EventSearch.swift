internal import GRDB

extension Registry {
    /// Whether an event says exactly this; of anything but ``EventCode/issued``.
    package func hasEvent(
        _ code: EventCode, about subject: String, _ detail: String
    ) throws(RegistryError) -> Bool {
        try read { database in
            // The first condition is that of the index over subjects.
            let sql = """
                SELECT 1 FROM event
                WHERE code <> 'issued' AND subject = ? AND code = ? AND detail = ?
                """
            let arguments: StatementArguments = [subject, code.rawValue, detail]
            return try Row.fetchOne(database, sql: sql, arguments: arguments) != nil
        }
    }

    /// The digest of the event with this sequence number, which covers all before it; nil where
    /// there are not so many.
    package func digest(ofEvent sequence: Int64) throws(RegistryError) -> [UInt8]? {
        guard sequence != 0 else { return EventHead.empty.digest }
        return try read { database in
            let sql = "SELECT digest FROM event WHERE sequence = ?"
            let row = try Row.fetchOne(database, sql: sql, arguments: [sequence])
            return try row.map { row in
                var fields = Fields(row)
                return try fields.bytes()
            }
        }
    }
}
