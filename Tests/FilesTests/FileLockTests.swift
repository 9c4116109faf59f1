import Files
import Foundation
import Testing

@Suite("Locks") struct FileLockTests {
    @Test("Of two holders the second is told that the file is taken, until the first is done")
    func twoHolders() throws {
        let folder = try Folder()
        let path = folder.file("lock")
        do {
            let first = try Files.Lock(file: path)
            #expect(throws: FileError.busy(path: path)) { _ = try Files.Lock(file: path) }
            withExtendedLifetime(first) {}
        }
        _ = try Files.Lock(file: path)
        #expect(try folder.names() == ["lock"])
    }

    @Test("A folder is held by one at a time, and nothing is left in it")
    func folders() throws {
        let folder = try Folder()
        let first = try Files.Lock(folder: folder.path)
        #expect(throws: FileError.busy(path: folder.path)) {
            _ = try Files.Lock(folder: folder.path)
        }
        withExtendedLifetime(first) {}
        #expect(try folder.names() == [])
    }

    @Test("A link in the place of a lock is not followed")
    func link() throws {
        let folder = try Folder()
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("lock"), withDestinationPath: folder.file("target"))
        #expect(throws: FileError.self) { _ = try Files.Lock(file: folder.file("lock")) }
        #expect(try folder.names() == ["lock"])
    }

    @Test(
        "The lock is not left to a program that its holder starts",
        .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fdinfo")))
    func notInherited() throws {
        let folder = try Folder()
        let path = folder.file("lock")
        let lock = try Files.Lock(file: path)
        var found = 0
        for descriptor in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            let target = try? FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/self/fd/\(descriptor)")
            guard target == path else { continue }
            let info = try String(
                contentsOfFile: "/proc/self/fdinfo/\(descriptor)", encoding: .utf8)
            let flags = info.split(separator: "\n").first { $0.hasPrefix("flags:") }
            let number = flags.flatMap { Int($0.dropFirst(6).drop { $0 == "\t" }, radix: 8) }
            let closesOnExec = try #require(number) & 0o2_000_000 != 0
            #expect(closesOnExec)
            found += 1
        }
        #expect(found == 1)
        withExtendedLifetime(lock) {}
    }
}
