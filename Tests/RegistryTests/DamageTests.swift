import Certificates
import Foundation
import Programmes
import Registry
import Testing

/// Whatever is done to the file: an error or an answer, never a trap, and never a number or an
/// entry that is in use already.
@Suite struct DamageTests {
    private let folder: Folder
    private let whole: [UInt8]
    private let numbers: Set<CertificateNumber>
    private let slots: Set<StatusSlot>

    init() throws {
        folder = try Folder()
        let office = try Office(Registry.create(at: folder.registry, capacity: Office.capacity))
        let records = try office.issue(40)
        try office.registry.changeStatus(
            of: [records[3].number], to: .revoked, reason: "r", givenBy: nil, at: Office.now)
        (numbers, slots) = (Set(records.map(\.number)), Set(records.map(\.slot)))
        whole = Array(try Data(contentsOf: URL(fileURLWithPath: folder.registry)))
    }

    @Test("A flipped byte anywhere is an error or harmless", arguments: 0..<4)
    func flipped(lane: Int) throws {
        let mask: UInt8 = [1, 0x80, 0xFF, 0x10][lane]
        for place in stride(from: lane * 97, to: whole.count, by: 809) {
            var damaged = whole
            damaged[place] ^= mask
            try examine(damaged, "byte \(place)")
        }
    }

    @Test("Every byte of the header and of the first table pages may be flipped")
    func flippedHeader() throws {
        for place in 0..<110 {
            var damaged = whole
            damaged[place] ^= 0xFF
            try examine(damaged, "byte \(place)")
        }
    }

    @Test("A file that was cut anywhere is an error")
    func cut() throws {
        for count in stride(from: 0, to: whole.count, by: 4093) {
            try examine(Array(whole[..<count]), "cut at \(count)")
            #expect(throws: RegistryError.self, "cut at \(count)") {
                try Registry(at: folder.registry, access: .readWrite).verifyFile()
            }
        }
    }

    @Test("A page that was zeroed, or exchanged with another, is an error or harmless")
    func pages() throws {
        for page in 1..<whole.count / 4096 {
            var damaged = whole
            damaged.replaceSubrange(
                page * 4096..<(page + 1) * 4096, with: repeatElement(0, count: 4096))
            try examine(damaged, "page \(page)")
            damaged = whole
            let other = 1 + page % (whole.count / 4096 - 1)
            for offset in 0..<4096 { damaged.swapAt(page * 4096 + offset, other * 4096 + offset) }
            try examine(damaged, "pages \(page) and \(other)")
        }
    }

    private func examine(_ bytes: [UInt8], _ place: String) throws {
        try? FileManager.default.removeItem(atPath: folder.registry + "-journal")
        try Data(bytes).write(to: URL(fileURLWithPath: folder.registry))
        attempt { try readAll(Registry(at: folder.registry, access: .readOnly)) }
        attempt {
            let registry = try Registry(
                at: folder.registry, access: .readWrite, capacity: Office.capacity)
            for cohort in try registry.cohorts() { try issueOne(in: cohort, registry, place) }
        }
    }

    /// Only errors of the registry may come out.
    private func attempt(_ body: () throws -> Void) {
        do { try body() } catch {
            let isOfRegistry =
                error is RegistryError || error is AllocationError || error is StatusMoveError
            #expect(isOfRegistry)
        }
    }

    private func readAll(_ registry: Registry) throws {
        attempt { try registry.verifyFile() }
        attempt { _ = try registry.replay() }
        attempt {
            for list in try registry.statusLists() {
                _ = try registry.notValid(inList: list.number)
            }
        }
        for cohort in try registry.cohorts() {
            attempt {
                try registry.forEachCertificate(in: cohort.id) { _ throws(RegistryError) in
                } failure: {
                    $0
                }
            }
            attempt { _ = try registry.standings(in: cohort.id) }
            attempt { _ = try registry.approvals(in: cohort.id) }
            attempt { _ = try registry.counts(by: .region, in: cohort.id) }
            attempt { _ = try registry.certifiedLines(ofRoster: Office.digest(1), in: cohort.id) }
            for number in numbers.prefix(3) {
                attempt { _ = try registry.certificate(numbered: number) }
                attempt { _ = try registry.events(of: number) }
            }
        }
    }

    private func issueOne(in cohort: Cohort, _ registry: Registry, _ place: String) throws {
        var dice = Dice(state: 5)
        let issuer = try Office.url("https://cert.example.org")
        let allocation = try registry.allocate(3, in: cohort.id, issuer: issuer, using: &dice)
        for position in 0..<3 {
            let number = try allocation.number(at: position)
            #expect(!numbers.contains(number), "\(number) again after \(place)")
            #expect(!slots.contains(allocation.slot(at: position)), "entry again after \(place)")
        }
        if let number = numbers.first {
            attempt {
                try registry.changeStatus(
                    of: [number], to: .suspended, reason: "r", givenBy: nil, at: Office.now)
            }
        }
    }
}
