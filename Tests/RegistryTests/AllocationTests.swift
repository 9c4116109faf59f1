import Certificates
import GRDB
import Registry
import Testing

@Suite struct AllocationTests {
    @Test("No entry is given twice, and each list is closed at half", arguments: 0..<4)
    func neverTwice(seed: Int) throws {
        let office = try Office()
        var slots: [StatusSlot] = []
        for (round, count) in [1, 30, 2, 7, 100, 1, 60].enumerated() {
            slots += try office.issue(count, seed: UInt64(seed * 100 + round)).map(\.slot)
        }
        #expect(Set(slots).count == slots.count)
        #expect(slots.allSatisfy { (0..<64).contains($0.index) })
        let perList = Dictionary(grouping: slots, by: \.list).mapValues(\.count)
        #expect(perList == [1: 32, 2: 32, 3: 32, 4: 32, 5: 32, 6: 32, 7: 9])
        #expect(try office.registry.statusLists().map(\.used) == [32, 32, 32, 32, 32, 32, 9])
    }

    @Test("Entries are drawn at random, not one after the other")
    func random() throws {
        let office = try Office()
        let slots = try (1...2).map { seed in
            let allocation = try office.allocate(32, seed: UInt64(seed))
            return (0..<32).map { allocation.slot(at: $0).index }
        }
        #expect(slots[0] != slots[1])
        #expect(slots[0] != slots[0].sorted())
        #expect(slots[0].contains { $0 >= 32 })
    }

    @Test("Numbers follow one another within a cohort")
    func serials() throws {
        let office = try Office()
        try office.issue(3)
        let other = try Office(office.registry, name: "2021-2022", prefix: "LJ2022")
        try other.issue(2)
        #expect(try office.issue(2, seed: 2).map(\.number.serial) == [4, 5])
        #expect(try other.issue(1, seed: 3).map(\.number.serial) == [3])
        #expect(try office.issued().map(\.number.serial) == Array(1...5))
    }

    @Test("What was allocated and not committed is allocated again: nothing is lost")
    func nothingLost() throws {
        let office = try Office()
        let lost = try office.allocate(5)
        let again = try office.allocate(5)
        for position in 0..<5 {
            #expect(try lost.number(at: position) == again.number(at: position))
            #expect(lost.status(at: position) == again.status(at: position))
        }
        #expect(try office.registry.statusLists().isEmpty)
    }

    @Test("Two issuers never share a status list, since its address is of one of them")
    func issuers() throws {
        let office = try Office()
        try office.issue(3)
        var dice = Dice(state: 9)
        let other = try Office.url("https://a.example.org")
        let allocation = try office.registry.allocate(
            2, in: office.cohort, issuer: other, using: &dice)
        #expect(allocation.slot(at: 0).list == 2)
        #expect(allocation.status(at: 0).uri == "https://a.example.org/status/2")
        let records = try (0..<2).map { try office.record(allocation, $0) }
        #expect(throws: RegistryError.refused("status_list")) {
            var stray = records[0]
            stray.slot = StatusSlot(list: 1, index: 63)
            try office.registry.commit(
                [stray], to: office.cohort, issuer: other, at: Office.now)
        }
        try office.registry.commit(records, to: office.cohort, issuer: other, at: Office.now)
        #expect(try office.issue(1, seed: 3).map(\.slot.list) == [1])
    }

    @Test(
        "Where the registry disagrees with itself about what is used, nothing is given out",
        arguments: [
            ("UPDATE serial SET last = 2", "serial"), ("UPDATE serial SET last = 4", "serial"),
            ("UPDATE status_list SET used = 2", "status list 1"),
            (
                "DROP TRIGGER certificate_is_fixed; UPDATE certificate SET status_index = 999 "
                    + "WHERE line = 2", "status list 1"
            ),
        ])
    func disagreement(change: String, place: String) throws {
        let folder = try Folder()
        let office = try Office(Registry.create(at: folder.registry, capacity: Office.capacity))
        try office.issue(3)
        try sql(folder.registry, change)
        #expect(throws: AllocationError.registry(.damaged(place))) { try office.allocate(1) }
    }

    @Test("A number that was passed over is never used")
    func passedOver() throws {
        let folder = try Folder()
        let office = try Office(Registry.create(at: folder.registry))
        let allocation = try office.allocate(4)
        try office.commit([office.record(allocation, 2)])
        #expect(throws: RegistryError.self) { try office.commit([office.record(allocation, 0)]) }
        var after = AfterBackup(issuer: office.issuer)
        after.skip = 997
        _ = try office.registry.goOn(after: after, at: Office.now)
        #expect(try office.allocate(1).number(at: 0).serial == 1001)
    }

    @Test("An unknown cohort gets nothing", arguments: [Int64.min, -1, 0, 2, 1_000_000, .max])
    func unknownCohort(cohort: Int64) throws {
        let office = try Office()
        var dice = Dice(state: 1)
        #expect(throws: AllocationError.registry(.damaged("cohort \(cohort)"))) {
            try office.registry.allocate(1, in: cohort, issuer: office.issuer, using: &dice)
        }
    }
}
