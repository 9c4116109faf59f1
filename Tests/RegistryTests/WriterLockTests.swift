import Foundation
import GRDB
import Registry
import Testing

@Suite struct WriterLockTests {
    @Test("Of two writers the second is told that the first is busy, until it is done")
    func twoWriters() throws {
        let path = try Folder().file("lock")
        #expect(throws: RegistryError.unwritable(path)) { _ = try WriterLock(path: path) }
        let folder = try Folder()
        do {
            let first = try WriterLock(path: folder.file("lock"))
            #expect(throws: RegistryError.busy) { _ = try WriterLock(path: folder.file("lock")) }
            keep(first)
        }
        _ = try WriterLock(path: folder.file("lock"))
        #expect(FileManager.default.fileExists(atPath: folder.file("lock")))
    }

    @Test("The lock is not left to a program that the writer starts")
    func notInherited() throws {
        let folder = try Folder()
        let child = Process()
        child.executableURL = URL(fileURLWithPath: "/bin/sleep")
        child.arguments = ["60"]
        do {
            let first = try WriterLock(path: folder.file("lock"))
            try child.run()
            keep(first)
        }
        defer { child.terminate() }
        _ = try WriterLock(path: folder.file("lock"))
    }

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

    /// Keeps the value alive up to here.
    private func keep(_ lock: borrowing WriterLock) {}
}
