import Files
import Foundation
import Synchronization
import Testing

/// How many hold a lock.
private final class Holders: Sendable {
    private let count = Mutex(0)

    func enter() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }

    func leave() { count.withLock { $0 -= 1 } }
}

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

    @Test("A folder is held by one at a time, the next one waits, and nothing is left in it")
    func folders() async throws {
        let folder = try Folder()
        let path = folder.path
        let holders = Holders()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    let lock = try Files.Lock(folder: path)
                    #expect(holders.enter() == 1)
                    try await Task.sleep(for: .milliseconds(20))
                    holders.leave()
                    withExtendedLifetime(lock) {}
                }
            }
            try await group.waitForAll()
        }
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
