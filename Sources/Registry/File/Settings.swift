internal import GRDB

/// What a connection must be set to, and is asked for again after it was set.
///
/// SQLite ignores a PRAGMA that it does not know or cannot follow, so only reading back tells.
enum Settings {
    struct Setting {
        let name: String
        let value: String
        /// What SQLite answers when the setting is in force.
        let answer: String
    }

    /// A simulated power cut lost nothing under TRUNCATE with FULL, and acknowledged work under WAL
    /// as GRDB sets it up and under DELETE.
    static let journal = Setting(name: "journal_mode", value: "TRUNCATE", answer: "truncate")

    private static let all = [
        Setting(name: "synchronous", value: "FULL", answer: "2"),
        Setting(name: "secure_delete", value: "ON", answer: "1"),
        Setting(name: "foreign_keys", value: "ON", answer: "1"),
        // A file from elsewhere must not make us run its functions, nor trust its page lay-out.
        Setting(name: "trusted_schema", value: "OFF", answer: "0"),
        Setting(name: "cell_size_check", value: "ON", answer: "1"),
        // Otherwise REPLACE deletes a row without asking the triggers that refuse it.
        Setting(name: "recursive_triggers", value: "ON", answer: "1"),
        // Personal data must not reach a temporary file.
        Setting(name: "temp_store", value: "MEMORY", answer: "2"),
        Setting(name: "cache_size", value: "-32768", answer: "-32768"),
    ]

    /// Those of a registry in a file; one in memory can have no journal.
    static let ofFile = [journal] + all
    static let ofMemory = all

    static func apply(_ settings: [Setting], to database: Database) throws {
        for setting in settings {
            // A reader cannot bring a file out of WAL, and SQLite calls that a failed lock.
            if database.configuration.readonly, setting.name == journal.name,
                try answer(setting, database) == "wal"
            {
                throw RegistryError.settings(setting.name)
            }
            try database.execute(sql: "PRAGMA \(setting.name) = \(setting.value)")
        }
    }

    /// What is in force, by name.
    static func inForce(in database: Database) throws -> [String: String] {
        var answers: [String: String] = [:]
        for setting in ofFile { answers[setting.name] = try answer(setting, database) }
        return answers
    }

    static func check(_ settings: [Setting], of database: Database) throws {
        for setting in settings {
            guard try answer(setting, database) == setting.answer else {
                throw RegistryError.settings(setting.name)
            }
        }
    }

    private static func answer(_ setting: Setting, _ database: Database) throws -> String? {
        let row = try Row.fetchOne(database, sql: "PRAGMA \(setting.name)")
        return switch row?.databaseValues.first?.storage {
        case .int64(let number): String(number)
        case .string(let text): text
        default: nil
        }
    }
}
