internal import GRDB

/// Proves that the tables, indexes and triggers are those that this program makes: without them a
/// number could be given twice, or an event deleted.
enum SchemaProof {
    static func faults(_ database: Database) throws -> [RegistryFault] {
        let expected = try Connection.openInMemory().write { database in
            try Schema.create(in: database)
            return try entries(database)
        }
        let found = try entries(database)
        return found.symmetricDifference(expected).map(\.name).sorted()
            .map { RegistryFault(.schema, $0) }
    }

    private struct Entry: Hashable {
        let name: String
        /// What kind it is, of which table, and how it is made.
        let rest: [String?]
    }

    private static func entries(_ database: Database) throws -> Set<Entry> {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT name, type, tbl_name, sql FROM sqlite_schema")
        var entries: Set<Entry> = []
        while let row = try rows.next() {
            var fields = Fields(row)
            entries.insert(
                Entry(
                    name: try fields.text(),
                    rest: [
                        try fields.optionalText(), try fields.optionalText(),
                        try fields.optionalText(),
                    ]))
        }
        return entries
    }
}
