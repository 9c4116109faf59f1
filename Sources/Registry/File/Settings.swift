internal import GRDB

/// What a connection must be set to, and is asked for again after it was set.
///
/// SQLite ignores a PRAGMA that it does not know or cannot follow, so only reading back tells.
enum Settings {
    struct Pragma {
        let name: String
        let value: String
        /// What SQLite answers when it is in force.
        let answer: String
    }

    /// A simulated power cut lost nothing under TRUNCATE with FULL, and acknowledged work under WAL
    /// as GRDB sets it up and under DELETE.
    static let journal = Pragma(name: "journal_mode", value: "TRUNCATE", answer: "truncate")

    private static let all = [
        Pragma(name: "synchronous", value: "FULL", answer: "2"),
        Pragma(name: "secure_delete", value: "ON", answer: "1"),
        Pragma(name: "foreign_keys", value: "ON", answer: "1"),
        // A file from elsewhere must not make us run its functions, nor trust its page lay-out.
        Pragma(name: "trusted_schema", value: "OFF", answer: "0"),
        Pragma(name: "cell_size_check", value: "ON", answer: "1"),
        // Otherwise REPLACE deletes a row without asking the triggers that refuse it.
        Pragma(name: "recursive_triggers", value: "ON", answer: "1"),
        // Personal data must not reach a temporary file.
        Pragma(name: "temp_store", value: "MEMORY", answer: "2"),
        Pragma(name: "cache_size", value: "-32768", answer: "-32768"),
    ]

    /// Those of a registry in a file; one in memory can have no journal.
    static let ofFile = [journal] + all
    static let ofMemory = all

    static func apply(_ pragmas: [Pragma], to database: Database) throws {
        for pragma in pragmas {
            // A reader cannot bring a file out of WAL, and SQLite calls that a failed lock.
            if database.configuration.readonly, pragma.name == journal.name,
                try answer(pragma, database) == "wal"
            {
                throw RegistryError.settings(pragma.name)
            }
            try database.execute(sql: "PRAGMA \(pragma.name) = \(pragma.value)")
        }
    }

    /// What is in force, by name.
    static func inForce(in database: Database) throws -> [String: String] {
        var answers: [String: String] = [:]
        for pragma in ofFile { answers[pragma.name] = try answer(pragma, database) }
        return answers
    }

    static func check(_ pragmas: [Pragma], of database: Database) throws {
        for pragma in pragmas {
            guard try answer(pragma, database) == pragma.answer else {
                throw RegistryError.settings(pragma.name)
            }
        }
    }

    private static func answer(_ pragma: Pragma, _ database: Database) throws -> String? {
        let row = try Row.fetchOne(database, sql: "PRAGMA \(pragma.name)")
        return switch row?.databaseValues.first?.storage {
        case .int64(let number): String(number)
        case .string(let text): text
        default: nil
        }
    }
}
