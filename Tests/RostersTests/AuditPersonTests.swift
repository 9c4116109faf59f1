import Rosters
import Testing

@Suite struct AuditPersonTests {
    @Test("The same person twice is a fault that names the first line, however the ID is written")
    func twice() throws {
        let first = SampleRow([.idNumber: otherIDs[1], .region: "110000"])
        let again = SampleRow([.idNumber: "11010519491231002x", .name: "欧阳清扬"])
        let audited = try audit([SampleRow().line, first.line, again.line, again.line])
        let found = audited.rows.flatMap(\.findings).filter { $0.code == .duplicatePerson }
        #expect(found.map(\.line) == [4, 5])
        #expect(found.map(\.details) == [["3"], ["3"]])
        #expect(found.allSatisfy { $0.severity == .fault && $0.column == .idNumber })
        #expect(audited.report.issuable == 2 && audited.report.faulty == 2)
    }

    @Test("One number in documents of two types, one name or one enterprise is not one person")
    func notTwice() throws {
        let rows = [
            SampleRow([.idType: "护照", .idNumber: "12345678"]),
            SampleRow([.idType: "台湾居民来往大陆通行证", .idNumber: "12345678"]),
            SampleRow([.idType: "港澳居民来往内地通行证", .idNumber: "H12345678"]),
            SampleRow([.idType: "passport", .idNumber: "H12345678"]), SampleRow(),
        ]
        let audited = try audit(rows.map(\.line))
        #expect(audited.rows.flatMap(\.findings).isEmpty)
        #expect(audited.report.issuable == 5)
    }

    @Test("Somebody with a certificate from another roster is a fault that names it")
    func certified() throws {
        let audited = try audit([SampleRow().line]) { document in
            document.number == "110000195601010000" ? "LJ2021-000007-X" : nil
        }
        let finding = try #require(audited.rows.first?.findings.first)
        #expect(finding.code == .alreadyCertified && finding.details == ["LJ2021-000007-X"])
        #expect(audited.report.faulty == 1)
    }

    @Test("Nobody asks for the certificate of somebody who did not complete")
    func notCertified() throws {
        let audited = try audit([SampleRow([.outcome: "退学"]).line]) { _ in "LJ2021-000007-X" }
        #expect(audited.rows.flatMap(\.findings).isEmpty)
    }

    @Test("A certificate too long for its QR code is a fault, one that just fits is not")
    func tooLong() throws {
        let fitting = try audit([SampleRow().line], tokenLength: 900)
        let long = try audit([SampleRow().line], tokenLength: 901)
        #expect(fitting.rows.flatMap(\.findings).isEmpty)
        let finding = try #require(long.rows.first?.findings.first)
        #expect(finding.code == .tooLong && finding.value == "901" && finding.details == ["900"])
        #expect(finding.severity == .fault && long.rows.first?.outcome == .faulty)
    }

    @Test("Who did not complete is listed, without faults", arguments: ["不合格", "退学"])
    func notCompleted(outcome: String) throws {
        let row = SampleRow([
            .outcome: outcome, .idNumber: "1", .completed: "", .creditCode: "x",
        ])
        let audited = try audit([row.line])
        #expect(audited.rows.map(\.outcome) == [.notCompleted])
        #expect(audited.rows.flatMap(\.findings).map(\.code) == [.idMalformed])
        #expect(audited.rows.flatMap(\.findings).map(\.severity) == [.warning])
        #expect(audited.report.notCompleted == 1 && audited.report.trainees == 1)
    }

    @Test("An outcome that nobody knows is no completion, and somebody should look")
    func oddOutcome() throws {
        let audited = try audit([SampleRow([.outcome: "及格"]).line])
        #expect(audited.rows.map(\.outcome) == [.notCompleted])
        #expect(audited.rows.flatMap(\.findings).map(\.code) == [.outcomeUnknown])
    }

    @Test("Somebody who stands as completed and as not is a fault in the second row")
    func bothOutcomes() throws {
        let audited = try audit([SampleRow().line, SampleRow([.outcome: "退学"]).line])
        #expect(audited.rows.last?.outcome == .faulty)
    }
}
