internal import GRDB

/// The form of the file: which one it has, and how an older one becomes the newest.
enum Schema {
    /// What `file` and SQLite's tools know a registry by: "JIEY".
    static let applicationID: Int64 = 0x4A49_4559
    /// Step n brings a registry of version n to version n + 1; a step once released never changes.
    static let steps = [SchemaV1.sql, SchemaV2.sql]
    /// The version that this program writes.
    static let newest = steps.count

    static func version(of database: Database) throws -> Int {
        guard try pragma("application_id", database) == applicationID else {
            throw RegistryError.notARegistry("application_id")
        }
        let version = try pragma("user_version", database)
        guard version >= 1, version <= Int32.max else {
            throw RegistryError.damaged("user_version")
        }
        return Int(version)
    }

    /// Makes the tables of an empty file.
    static func create(in database: Database) throws {
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        try advance(database, from: 0)
    }

    /// Brings an older registry to the newest version, wholly or not at all.
    static func migrate(_ database: Database) throws {
        let found = try refuseNewer(database)
        if found < newest { try advance(database, from: found) }
    }

    /// Gives the version, which a later program may not have made.
    static func refuseNewer(_ database: Database) throws -> Int {
        let found = try version(of: database)
        guard found <= newest else { throw RegistryError.newer(found: found, known: newest) }
        return found
    }

    static func requireNewest(_ database: Database) throws {
        let found = try refuseNewer(database)
        if found < newest { throw RegistryError.older(found: found, known: newest) }
    }

    private static func advance(_ database: Database, from version: Int) throws {
        for step in steps[version...] { try database.execute(sql: step) }
        try database.execute(sql: "PRAGMA user_version = \(newest)")
    }

    private static func pragma(_ name: String, _ database: Database) throws -> Int64 {
        guard let row = try Row.fetchOne(database, sql: "PRAGMA \(name)") else {
            throw RegistryError.damaged(name)
        }
        var fields = Fields(row)
        return try fields.integer()
    }
}
