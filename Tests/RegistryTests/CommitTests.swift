import Certificates
import GRDB
import Registry
import Testing

@Suite struct CommitTests {
    @Test("A certificate comes back as it was committed")
    func roundTrip() throws {
        let office = try Office()
        var records = try office.issue(2)
        var bare = try office.record(office.allocate(1, seed: 2))
        (bare.line, bare.hours, bare.figures) = (nil, nil, .init())
        try office.commit([bare])
        records.append(bare)
        let issued = try office.issued()
        #expect(issued.map(\.record) == records)
        #expect(issued.allSatisfy { $0.status == .valid && $0.cohort == office.cohort })
        let first = try office.registry.certificate(numbered: records[0].number)
        #expect(first == issued[0])
        #expect(first?.disclosures == ["graduate1", "id_number"])
        #expect(first?.privateToken == records[0].jwt + "~graduate1~id_number~")
        #expect(first?.token == records[0].jwt + "~")
    }

    struct Collision: Sendable, CustomTestStringConvertible {
        let columns: String
        let collide: @Sendable (inout CertificateRecord, _ with: CertificateRecord) -> Void
        var testDescription: String { columns }
    }

    @Test(
        "What must be given once is given once",
        arguments: [
            Collision(columns: "certificate.id") { $0.number = $1.number },
            Collision(columns: "certificate.status_list, certificate.status_index") {
                $0.slot = $1.slot
            },
            Collision(columns: "certificate.approval, certificate.line") { $0.line = $1.line },
            Collision(columns: "certificate.cohort, certificate.person") { $0.person = $1.person },
        ])
    func unique(collision: Collision) throws {
        let office = try Office()
        let issued = try office.issue(3)
        let allocation = try office.allocate(2, seed: 2)
        var second = try office.record(allocation, 1)
        collision.collide(&second, issued[1])
        let before = try office.registry.head()
        #expect(throws: RegistryError.uniqueViolation(collision.columns)) {
            try office.commit([office.record(allocation, 0), second])
        }
        #expect(try office.issued().map(\.record) == issued)
        #expect(try office.registry.head() == before)
        #expect(try office.registry.statusLists().map(\.used) == [3])
    }

    @Test("The printed number itself is unique, whatever cohort and serial say")
    func uniqueNumber() throws {
        let folder = try Folder()
        let office = try Office(Registry.create(at: folder.registry))
        try office.issue(1)
        let error = #expect(throws: DatabaseError.self) {
            try sql(
                folder.registry,
                """
                INSERT INTO certificate SELECT id + 1, cohort, number, x'000102030405060708090a0b0c0d0e0f',
                approval, 99, name, track, institution, started, completed, hours, region, industry,
                nomination, manufacturing, issued_at, key_id, status_list, 63, status, event
                FROM certificate
                """)
        }
        #expect(error?.message == "UNIQUE constraint failed: certificate.number")
    }

    @Test("A chunk that fails in its middle leaves nothing, and its numbers are given out again")
    func nothingHalf() throws {
        let office = try Office()
        let allocation = try office.allocate(20)
        var records = try (0..<20).map { try office.record(allocation, $0) }
        records[13].approval = 4711
        #expect(throws: RegistryError.refused("FOREIGN KEY constraint failed")) {
            try office.commit(records)
        }
        #expect(try office.issued().isEmpty)
        #expect(try office.registry.statusLists().isEmpty)
        records[13].approval = office.approval
        try office.commit(records)
        #expect(try office.issued().count == 20)
    }

    @Test("A certificate with the prefix of another cohort is refused")
    func prefix() throws {
        let office = try Office()
        let other = try Office(office.registry, name: "2021-2022", prefix: "LJ2022")
        let stray = try other.record(other.allocate(1))
        #expect(throws: RegistryError.refused("prefix of \(stray.number)")) {
            try office.commit([stray])
        }
    }

    @Test("Name and prefix of a cohort are given once, and a prefix has its form")
    func cohorts() throws {
        let office = try Office()
        func add(_ name: String, _ prefix: String) throws {
            try office.registry.add(
                CohortRecord(name: name, prefix: prefix, programme: [1, 2], issuer: []),
                at: Office.now)
        }
        #expect(throws: RegistryError.uniqueViolation("cohort.name")) {
            try add("2020-2021", "X")
        }
        #expect(throws: RegistryError.uniqueViolation("cohort.prefix")) { try add("x", "LJ2021") }
        for prefix in ["", "a", "A-B", "ABCDEFGHIJKLM", "结业"] {
            #expect(throws: RegistryError.self) { try add("x", prefix) }
        }
        try add("2021-2022", "LJ2022")
        #expect(try office.registry.cohorts().map(\.record.name) == ["2020-2021", "2021-2022"])
        let found = try office.registry.cohort(named: "2021-2022")
        #expect(found?.record.programme == [1, 2])
        #expect(found?.id == 2)
        #expect(try office.registry.cohort(named: "2022-2023") == nil)
    }

    @Test("The newest approval of a roster counts, and only of this roster and cohort")
    func approvals() throws {
        let office = try Office()
        let again = try office.registry.record(
            Office.approval(of: office.cohort), at: Office.now + 5)
        let found = try office.registry.approval(ofRoster: Office.digest(1), in: office.cohort)
        #expect(found?.id == again)
        #expect(found?.record == Office.approval(of: office.cohort))
        #expect(found?.approvedAt == Office.now + 5)
        #expect(
            try office.registry.approval(ofRoster: Office.digest(9), in: office.cohort) == nil)
        #expect(try office.registry.approval(ofRoster: Office.digest(1), in: 2) == nil)
        #expect(try office.registry.approvals(in: office.cohort).count == 2)
    }
}
