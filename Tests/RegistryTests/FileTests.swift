import Files
import Foundation
import GRDB
import Registry
import Testing

@Suite struct FileTests {
    @Test("The settings that keep the data safe are in force, for writers and for readers")
    func settings() throws {
        let folder = try Folder()
        let expected = [
            "journal_mode": "truncate", "synchronous": "2", "secure_delete": "1",
            "foreign_keys": "1", "trusted_schema": "0", "recursive_triggers": "1",
            "temp_store": "2",
        ]
        let writer = try Registry.create(at: folder.registry).settings()
        let reader = try Registry(at: folder.registry, access: .readOnly).settings()
        for (name, value) in expected {
            #expect(writer[name] == value, "\(name)")
            #expect(reader[name] == value, "\(name)")
        }
    }

    @Test("A setting that cannot be put in force is an error")
    func settingsNotInForce() throws {
        let folder = try Folder()
        _ = try Registry.create(at: folder.registry)
        try sql(folder.registry, "PRAGMA journal_mode = WAL")
        #expect(throws: RegistryError.settings("journal_mode")) {
            try Registry(at: folder.registry, access: .readOnly)
        }
    }

    @Test(
        "The journal is cut to nothing after a commit, not deleted, and only the owner reads both")
    func journalAndPermissions() throws {
        let folder = try Folder()
        try Office(Registry.create(at: folder.registry)).issue(3)
        let files = FileManager.default
        for (path, size) in [(folder.registry, nil), (folder.registry + "-journal", UInt64(0))] {
            let attributes = try files.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            if let size { #expect(attributes[.size] as? UInt64 == size) }
        }
    }

    @Test("A registry of a newer program is refused, for reading and for writing")
    func newer() throws {
        let folder = try Folder()
        _ = try Registry.create(at: folder.registry)
        try sql(folder.registry, "PRAGMA user_version = 7")
        let error = RegistryError.newer(found: 7, known: Registry.newestVersion)
        #expect(throws: error) { try Registry(at: folder.registry, access: .readOnly) }
        #expect(throws: error) { try Registry(at: folder.registry, access: .readWrite) }
        #expect(try Registry.version(at: folder.registry) == 7)
    }

    @Test(
        "A file that is no registry is refused and left as it is",
        arguments: [
            "",
            "not SQLite at all, but long enough to hold a header of a hundred bytes "
                + "and some more of them to be sure that it is read", "SQLite format 3\0",
        ])
    func foreign(content: String) throws {
        let folder = try Folder()
        try Data(content.utf8).write(to: URL(fileURLWithPath: folder.registry))
        for access in [Registry.Access.readOnly, .readWrite] {
            #expect(throws: RegistryError.notARegistry) {
                try Registry(at: folder.registry, access: access)
            }
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.registry)) == Data(content.utf8))
    }

    @Test("Another program's database is refused")
    func otherDatabase() throws {
        let folder = try Folder()
        try sql(folder.registry, "CREATE TABLE certificate (id INTEGER PRIMARY KEY)")
        #expect(throws: RegistryError.notARegistry) {
            try Registry(at: folder.registry, access: .readWrite)
        }
    }

    @Test("Nothing is made where there was nothing, and nothing is made twice")
    func presence() throws {
        let folder = try Folder()
        #expect(throws: RegistryError.file(.notThere(path: folder.registry))) {
            try Registry(at: folder.registry, access: .readWrite)
        }
        #expect(!FileManager.default.fileExists(atPath: folder.registry))
        _ = try Registry.create(at: folder.registry)
        #expect(throws: RegistryError.file(.exists(path: folder.registry))) {
            try Registry.create(at: folder.registry)
        }
    }

    @Test("A crash between making the file and its tables does not stand in the way of a new start")
    func emptyFile() throws {
        let folder = try Folder()
        try Data().write(to: URL(fileURLWithPath: folder.registry))
        try Office(Registry.create(at: folder.registry)).issue(1)
    }

    @Test("A reader cannot write")
    func readOnly() throws {
        let folder = try Folder()
        let office = try Office(Registry.create(at: folder.registry))
        let reader = try Registry(at: folder.registry, access: .readOnly)
        #expect(throws: RegistryError.unwritable) {
            try reader.record(Office.approval(of: office.cohort), at: Office.now)
        }
    }

    @Test("A folder in which no journal can be made gives an error and changes nothing")
    func noJournal() throws {
        let folder = try Folder()
        let office = try Office(Registry.create(at: folder.registry))
        let records = try (0..<2).map { try office.record(office.allocate(2), $0) }
        let writer = try Registry(at: folder.registry, access: .readWrite)
        let journal = folder.registry + "-journal"
        try FileManager.default.removeItem(atPath: journal)
        try FileManager.default.createSymbolicLink(
            atPath: journal, withDestinationPath: folder.file("missing/journal"))
        #expect(throws: RegistryError.unwritable) {
            try writer.commit(records, to: office.cohort, issuer: office.issuer, at: Office.now)
        }
        try FileManager.default.removeItem(atPath: journal)
        #expect(try office.issued().isEmpty)
    }

    @Test("A path in no folder gives an error")
    func noFolder() throws {
        let folder = try Folder().file("missing")
        #expect(throws: RegistryError.file(.notThere(path: folder))) {
            try Registry.create(at: "\(folder)/registry.sqlite")
        }
    }
}

/// Runs SQL as another program would.
func sql(_ path: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
}
