import GRDB
import Registry
import Testing

@Suite struct ForeignWriterTests {
    @Test("A program that writes without the lock makes the registry busy, not damaged")
    func foreignWriter() throws {
        let folder = try Folder()
        let office = try Office(Registry.create(at: folder.registry))
        let other = try DatabaseQueue(path: folder.registry)
        try other.writeWithoutTransaction { database in
            try database.execute(sql: "BEGIN IMMEDIATE")
            #expect(throws: RegistryError.busy) { try office.issue(1) }
            try database.execute(sql: "ROLLBACK")
        }
        try office.issue(1)
    }
}
