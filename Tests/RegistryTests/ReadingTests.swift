import Certificates
import Programmes
import Registry
import Testing

@Suite struct ReadingTests {
    @Test("All certificates are read in the order of numbers, over many pages and while writing")
    func pages() throws {
        let folder = try Folder()
        let office = try Office(Registry.create(at: folder.registry))
        try office.issue(1100)
        var serials: [Int] = []
        try office.registry.forEachCertificate(in: office.cohort) { certificate throws(any Error) in
            serials.append(certificate.number.serial)
            if serials.count == 700 { try office.issue(1, seed: 2) }
        } failure: {
            $0
        }
        #expect(serials == Array(1...1101))
    }

    @Test("An error of the reader ends the reading and comes out as it is")
    func readersError() throws {
        let office = try Office()
        try office.issue(3)
        var count = 0
        #expect(throws: Office.Missing.self) {
            try office.registry.forEachCertificate(in: office.cohort) { _ throws(any Error) in
                count += 1
                throw Office.Missing()
            } failure: {
                $0
            }
        }
        #expect(count == 1)
    }

    @Test("An unknown number is nothing, not an error")
    func unknown() throws {
        let office = try Office()
        let number = try #require(CertificateNumber(prefix: "LJ2021", serial: 9))
        #expect(try office.registry.certificate(numbered: number) == nil)
    }

    @Test("Certificates are counted by value and status")
    func counts() throws {
        let office = try Office()
        let records = try office.issue(7)
        try office.registry.changeStatus(
            of: [records[2].number, records[3].number], to: .suspended, reason: "r", givenBy: nil,
            at: Office.now)
        func told(_ counts: [CertificateCount]) -> [String] {
            counts.map { "\($0.value ?? "-") \($0.status) \($0.count)" }
        }
        let (registry, cohort) = (office.registry, office.cohort)
        #expect(try told(registry.counts(in: cohort)) == ["- valid 5", "- suspended 2"])
        #expect(
            try told(registry.counts(by: .institution, in: cohort)) == [
                "乙大学 valid 4", "乙大学 suspended 1", "甲大学 valid 1", "甲大学 suspended 1",
            ])
        #expect(
            try told(registry.counts(by: .manufacturing, in: cohort)) == [
                "1 valid 5", "1 suspended 2",
            ])
        #expect(
            try told(registry.counts(by: .nomination, in: cohort)) == [
                "- valid 5", "- suspended 2",
            ])
    }
}
