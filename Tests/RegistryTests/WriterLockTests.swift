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

    @Test(
        "The lock is not left to a program that the writer starts",
        .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fdinfo")))
    func notInherited() throws {
        let folder = try Folder()
        let lock = try WriterLock(path: folder.file("lock"))
        var found = 0
        for descriptor in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            let target = try? FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/self/fd/\(descriptor)")
            guard target == folder.file("lock") else { continue }
            let info = try String(
                contentsOfFile: "/proc/self/fdinfo/\(descriptor)", encoding: .utf8)
            let flags = info.split(separator: "\n").first { $0.hasPrefix("flags:") }
            let number = flags.flatMap { Int($0.dropFirst(6).drop { $0 == "\t" }, radix: 8) }
            let closesOnExec = try #require(number) & 0o2_000_000 != 0
            #expect(closesOnExec)
            found += 1
        }
        #expect(found == 1)
        keep(lock)
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
