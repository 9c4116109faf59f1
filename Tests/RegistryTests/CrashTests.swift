import Foundation
import GRDB
import Registry
import Testing

@Suite struct CrashTests {
    /// What a process leaves that is killed while it writes: pages of a transaction that never
    /// ended, and the journal that undoes them.
    private func killed(_ folder: Folder, _ office: Office) throws -> Folder {
        let remains = try Folder()
        let writer = try DatabaseQueue(path: folder.registry)
        try writer.writeWithoutTransaction { database in
            try database.execute(
                sql: """
                    PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = 1; BEGIN IMMEDIATE;
                    UPDATE certificate SET status = 2;
                    UPDATE serial SET last = 5000;
                    INSERT INTO reason SELECT sequence, hex(zeroblob(3000)), NULL FROM event;
                    """)
            for suffix in ["", "-journal"] {
                try FileManager.default.copyItem(
                    atPath: folder.registry + suffix, toPath: remains.registry + suffix)
            }
            try database.execute(sql: "ROLLBACK")
        }
        return remains
    }

    @Test(
        "After a kill in the middle of a commit everything is as before it, for whoever comes first",
        arguments: [Registry.Access.readOnly, .readWrite])
    func kill(access: Registry.Access) throws {
        let folder = try Folder()
        let office = try Office(Registry.create(at: folder.registry))
        try office.issue(500)
        let before = try office.issued()
        let remains = try killed(folder, office)
        #expect(
            try Data(contentsOf: URL(fileURLWithPath: remains.registry))
                != Data(contentsOf: URL(fileURLWithPath: folder.registry)))
        let registry = try Registry(at: remains.registry, access: access)
        try registry.verifyFile()
        var after: [IssuedCertificate] = []
        try registry.forEachCertificate(in: office.cohort) { certificate throws(RegistryError) in
            after.append(certificate)
        } failure: {
            $0
        }
        #expect(after == before)
    }

    @Test(
        "A full disk is an error, and what was committed before stays",
        .enabled(if: SmallDisk.isPossible))
    func fullDisk() throws {
        let disk = try SmallDisk()
        let office = try Office(Registry.create(at: disk.folder.registry))
        var issued = 0
        #expect(throws: RegistryError.diskFull) {
            while issued < 20_000 {
                try office.issue(100, seed: UInt64(issued))
                issued += 100
            }
        }
        try office.registry.verifyFile()
        #expect(try office.issued().count == issued)
        #expect(issued > 0)
    }
}

/// A file system of one megabyte in memory, which only root can make.
private final class SmallDisk {
    static let isPossible = (try? SmallDisk()) != nil

    let folder: Folder

    init() throws {
        folder = try Folder()
        try run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.path)
    }

    deinit { try? run("umount", folder.path) }

    private func run(_ command: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Office.Missing() }
    }
}
