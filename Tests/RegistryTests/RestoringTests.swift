import Certificates
import Registry
import Testing

/// What a registry does with a backup that was put into its place.
@Suite struct RestoringTests {
    private let office: Office
    private let records: [CertificateRecord]
    private var after: AfterBackup

    init() throws {
        office = try Office()
        records = try office.issue(5)
        after = AfterBackup(issuer: office.issuer)
    }

    private func goOn(_ after: AfterBackup) throws -> Continuation {
        let continuation = try office.registry.goOn(after: after, at: Office.now + 1)
        #expect(try office.registry.faults(beside: office.registry.replay()).isEmpty)
        return continuation
    }

    private func list(
        _ number: Int, _ entries: [Int: CertificateStatus]
    ) -> AfterBackup.PublishedList {
        AfterBackup.PublishedList(number: number, entries: entries)
    }

    @Test(
        "Numbers go on after what is proved and what is feared, never before what the backup knows",
        arguments: [(0, 0, 6), (3, 0, 6), (9, 0, 10), (9, 20, 30), (0, 20, 26)])
    func serials(proved: Int, skip: Int, next: Int) throws {
        var after = after
        (after.serials, after.skip) = (["LJ2021": proved], skip)
        #expect(try goOn(after).serials == ["LJ2021": next - 1])
        #expect(try office.issue(1, seed: 2).first?.number.serial == next)
    }

    @Test("A cohort that the backup has lost does not begin at 1 again when it is added again")
    func lostCohort() throws {
        var after = after
        (after.serials, after.skip) = (["LJ2022": 40], 5)
        #expect(try goOn(after).serials == ["LJ2021": 10, "LJ2022": 45])
        let lost = try Office(office.registry, name: "2021-2022", prefix: "LJ2022")
        #expect(try lost.issue(1, seed: 3).first?.number.serial == 46)
        #expect(try office.registry.lastSerials() == ["LJ2021": 10, "LJ2022": 46])
        #expect(try office.registry.faults(beside: office.registry.replay()).isEmpty)
    }

    @Test(
        "No list that may have been opened is opened again", arguments: [(0, 2), (1, 3), (33, 4)])
    func lists(skip: Int, next: Int32) throws {
        var after = after
        after.skip = skip
        #expect(try goOn(after).lastClosedList == Int(next) - 1)
        #expect(try office.issue(1, seed: 2).first?.slot.list == next)
    }

    @Test("A list that was published is not opened again, though the backup does not know it")
    func publishedList() throws {
        var after = after
        after.highestList = 7
        _ = try goOn(after)
        #expect(try office.issue(1, seed: 2).first?.slot.list == 8)
        #expect(try office.registry.statusLists().count == 8)
    }

    @Test("What was published since is taken over by allowed moves, and nothing is taken back")
    func statuses() throws {
        let numbers = records.map(\.number)
        for (serial, status) in [(1, .suspended), (2, .suspended), (3, .revoked)]
            as [(Int, CertificateStatus)]
        {
            try office.registry.changeStatus(
                of: [numbers[serial]], to: status, reason: "r", givenBy: nil, at: Office.now)
        }
        var after = after
        let published: [CertificateStatus] = [.revoked, .valid, .superseded, .valid, .suspended]
        var entries: [Int: CertificateStatus] = [:]
        for (record, status) in zip(records, published) where status != .valid {
            entries[Int(record.slot.index)] = status
        }
        after.lists = [list(1, entries)]
        let changed = try goOn(after).changed
        #expect(Set(changed) == Set([0, 1, 2, 4].map { numbers[$0] }))
        let statuses = try office.issued().map(\.status)
        #expect(statuses == [.revoked, .valid, .superseded, .revoked, .suspended])
    }

    @Test("The status of a certificate that the backup does not know stays as it was published")
    func foreign() throws {
        let free = try #require(
            (0..<64).first { index in
                !records.contains { Int($0.slot.index) == index }
            })
        var after = after
        (after.highestList, after.lists) = (
            2, [list(1, [free: .suspended]), list(2, [9: .revoked])]
        )
        #expect(try goOn(after).foreignEntries == 2)
        // Once more, from a backup that was made in between.
        after.lists = [list(1, [free: .revoked]), list(2, [9: .revoked])]
        #expect(try goOn(after).foreignEntries == 2)
        #expect(try office.registry.notValid(inList: 1).map(\.index) == [free])
        #expect(try office.registry.notValid(inList: 1).map(\.status) == [.revoked])
        #expect(try office.registry.notValid(inList: 2).map(\.index) == [9])
    }

    @Test("Where no number would be left, nothing is changed")
    func exhausted() throws {
        var after = after
        after.serials = ["LJ2021": 999_999_999_999]
        after.skip = 1
        let before = try office.registry.head()
        #expect(throws: AllocationError.numbersExhausted) {
            try office.registry.goOn(after: after, at: Office.now)
        }
        #expect(try office.registry.head() == before)
    }
}
