internal import GRDB

extension Registry {
    /// The settings that keep the data safe, as SQLite answers when it is asked for them.
    package func settings() throws(RegistryError) -> [String: String] {
        try read(Settings.inForce)
    }

    /// Proves that the file is whole: every page, every index, every reference between tables.
    ///
    /// Throws ``RegistryError/damaged(_:)`` with what was found first.
    package func verifyFile() throws(RegistryError) {
        try read(Integrity.check)
    }
}

enum Integrity {
    static func check(_ database: Database) throws {
        let rows = try Row.fetchCursor(database, sql: "PRAGMA integrity_check(1)")
        while let row = try rows.next() {
            var fields = Fields(row)
            let finding = try fields.text()
            guard finding == "ok" else { throw RegistryError.damaged(finding) }
        }
        guard try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") == nil else {
            throw RegistryError.damaged("foreign key")
        }
    }
}
