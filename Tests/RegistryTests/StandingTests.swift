import Certificates
import Registry
import Testing

@Suite struct StandingTests {
    @Test("Everybody's standing certificate is found, one by one and all together")
    func standings() throws {
        let office = try Office()
        let records = try office.issue(50)
        let all = try office.registry.standings(in: office.cohort)
        #expect(all.count == 50)
        for record in records {
            let standing = try #require(all[record.person])
            #expect(standing.number == record.number)
            #expect(standing.approval == office.approval)
            #expect(standing.line == record.line)
            #expect(standing.status == .valid)
            #expect(
                try office.registry.standing(of: record.person, in: office.cohort) == standing)
        }
        let stranger = try Office.person(5000)
        #expect(all[stranger] == nil)
        #expect(try office.registry.standing(of: stranger, in: office.cohort) == nil)
    }

    @Test("After a revocation a person may have a new certificate, after a suspension not")
    func reissue() throws {
        let office = try Office()
        let records = try office.issue(2)
        let (suspended, revoked) = (records[0], records[1])
        func change(_ record: CertificateRecord, to status: CertificateStatus) throws {
            try office.registry.changeStatus(
                of: [record.number], to: status, reason: "r", givenBy: nil, at: Office.now)
        }
        try change(suspended, to: .suspended)
        try change(revoked, to: .revoked)
        let allocation = try office.allocate(2, seed: 2)
        for (position, old) in [suspended, revoked].enumerated() {
            var new = try office.record(allocation, position)
            new.person = old.person
            if old == suspended {
                #expect(throws: RegistryError.self) { try office.commit([new]) }
            } else {
                try office.commit([new])
                let standing = try office.registry.standing(of: old.person, in: office.cohort)
                #expect(standing?.number == new.number)
            }
        }
    }

    @Test("A line that was certified once stays certified, also when its certificate was revoked")
    func lines() throws {
        let office = try Office()
        let records = try office.issue(3)
        try office.registry.changeStatus(
            of: [records[1].number], to: .revoked, reason: "r", givenBy: nil, at: Office.now)
        let lines = try office.registry.certifiedLines(
            ofRoster: Office.digest(1), in: office.cohort)
        #expect(lines == [2, 3, 4])
        #expect(
            try office.registry.certifiedLines(ofRoster: Office.digest(9), in: office.cohort)
                .isEmpty)
    }

    @Test(
        "An authentication code that is not of 32 bytes is no person", arguments: [0, 16, 31, 33])
    func personKey(count: Int) {
        #expect(PersonKey(Array(repeating: 1, count: count)) == nil)
    }
}
