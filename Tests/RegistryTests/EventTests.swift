import Certificates
import Foundation
import GRDB
import Registry
import Signing
import Testing

@Suite struct EventTests {
    /// A registry on disk in which everything happened once.
    private func eventful(_ folder: Folder) throws -> Office {
        let office = try Office(Registry.create(at: folder.registry))
        let numbers = try office.issue(3).map(\.number)
        for status in [CertificateStatus.suspended, .valid, .revoked] {
            try office.registry.changeStatus(
                of: [numbers[1]], to: status, reason: "举报人李四 110000199001010000",
                givenBy: "王五", at: Office.now + 9)
        }
        return office
    }

    @Test("Every change is an event, and each digest is of the digest before and its own bytes")
    func chain() throws {
        let folder = try Folder()
        let office = try eventful(folder)
        var previous = Office.digest(0)
        var codes: [String] = []
        try DatabaseQueue(path: folder.registry).read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT sequence || ' ' || at || ' ' || code || ' ' || subject || ' ' || detail,
                        digest, code FROM event ORDER BY sequence
                    """)
            for row in rows {
                let link = previous + Array((row[0] as String).utf8)
                previous = Array(row[1] as Data)
                #expect(SHA256.digest(of: link.span) == previous)
                codes.append(row[2])
            }
        }
        #expect(
            codes == [
                "cohort_added", "approved", "issued", "issued", "issued", "suspended",
                "reinstated", "revoked",
            ])
        let head = try office.registry.head()
        #expect(head.count == 8)
        #expect(head.digest == previous)
        #expect(head.at == Office.now + 9)
        let replay = try office.registry.replay()
        #expect(replay.head == head && replay.faults.isEmpty)
    }

    @Test(
        "The events refuse to be changed, deleted or replaced, and certificates to be deleted",
        arguments: [
            "UPDATE event SET at = 0", "UPDATE event SET digest = zeroblob(32) WHERE sequence = 3",
            "DELETE FROM event", "DELETE FROM event WHERE sequence = 8",
            "INSERT OR REPLACE INTO event SELECT * FROM event WHERE sequence = 8",
            "DELETE FROM certificate", "UPDATE certificate SET name = 'x'", "DELETE FROM token",
            "UPDATE token SET jwt = ''",
        ])
    func appendOnly(change: String) throws {
        let folder = try Folder()
        let office = try eventful(folder)
        let before = try office.issued()
        #expect(throws: DatabaseError.self) {
            try sql(folder.registry, "PRAGMA recursive_triggers = ON; " + change)
        }
        #expect(try office.registry.replay().faults.isEmpty)
        #expect(try office.issued() == before)
    }

    @Test(
        "A chain that was changed behind the triggers does not verify",
        arguments: [
            "UPDATE event SET at = at + 1 WHERE sequence = 4",
            "UPDATE event SET detail = detail || ' ' WHERE sequence = 8",
            "UPDATE event SET digest = zeroblob(32) WHERE sequence = 1",
            "DELETE FROM event WHERE sequence = 1",
            // The digested bytes stay the same.
            """
            UPDATE event SET subject = subject || ' ' || substr(detail, 1, instr(detail, ' ') - 1),
                detail = substr(detail, instr(detail, ' ') + 1) WHERE sequence = 3
            """,
            """
            UPDATE event SET code = code || ' ' || subject,
                subject = substr(detail, 1, instr(detail, ' ') - 1),
                detail = substr(detail, instr(detail, ' ') + 1) WHERE sequence = 3
            """,
        ])
    func broken(change: String) throws {
        let folder = try Folder()
        let office = try eventful(folder)
        let drop = "DROP TRIGGER event_stays; DROP TRIGGER event_is_fixed; "
        try sql(folder.registry, "PRAGMA foreign_keys = OFF; " + drop + change)
        let faults = try office.registry.replay().faults
        #expect(faults.contains { $0.detail == .notFollowing })
    }

    @Test("An event whose subject has a space is refused, since it could be read as another one")
    func spaceInSubject() throws {
        let registry = try Registry.inMemory()
        #expect(throws: RegistryError.refused("event")) {
            try registry.record(.keyAdded, of: "a b", "c", at: Office.now)
        }
        try registry.record(.keyAdded, of: "a", "b c", at: Office.now)
        let replay = try registry.replay()
        #expect(replay.head.count == 1 && replay.faults.isEmpty)
    }

    @Test("A tail that was cut off shows in the head, which is published")
    func cutTail() throws {
        let folder = try Folder()
        let office = try eventful(folder)
        let published = try office.registry.head()
        try sql(
            folder.registry,
            """
            PRAGMA foreign_keys = OFF; DROP TRIGGER event_stays;
            DELETE FROM event WHERE sequence > 5
            """)
        let replay = try office.registry.replay()
        #expect(replay.head.count == 5 && replay.faults.isEmpty)
        #expect(try office.registry.head() != published)
    }

    @Test("Events hold no name, no identity number and no free text")
    func nothingPrivate() throws {
        let office = try eventful(Folder())
        try office.registry.forEachEvent { event in
            let text = String(decoding: event.bytes, as: UTF8.self)
            let plain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
            #expect(plain)
            #expect(!text.contains("110000199001010000"))
        }
    }

    @Test("The history of a certificate is its own events and no others")
    func history() throws {
        let office = try eventful(Folder())
        let issued = try office.issued()
        #expect(
            try office.registry.events(of: issued[1].number).map(\.code) == [
                "issued", "suspended", "reinstated", "revoked",
            ])
        #expect(try office.registry.events(of: issued[2].number).map(\.code) == ["issued"])
        let unknown = try #require(CertificateNumber(prefix: "LJ2021", serial: 99))
        #expect(try office.registry.events(of: unknown).isEmpty)
    }

    @Test(
        "A last event that is damaged gives an error, not a head that cannot be published",
        arguments: [
            "UPDATE event SET digest = zeroblob(31) WHERE sequence = 8",
            "DELETE FROM event WHERE sequence > 1; UPDATE event SET sequence = -1",
        ])
    func damagedHead(change: String) throws {
        let folder = try Folder()
        let office = try eventful(folder)
        let drop = "DROP TRIGGER event_stays; DROP TRIGGER event_is_fixed; "
        try sql(
            folder.registry,
            "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; " + drop + change)
        #expect(throws: RegistryError.damaged("event")) { try office.registry.head() }
    }

    @Test("A registry in which nothing happened has an empty head")
    func empty() throws {
        let head = try Registry.inMemory().head()
        #expect(head.count == 0)
        #expect(head.digest == Office.digest(0))
        #expect(head.at == nil)
    }
}
