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
}
