import Certificates
import JOSE
import Rosters
import Testing
import TestSupport

@Suite struct AuditReportTests {
    @Test("Figures count trainees by track, institution, region and nomination")
    func figures() throws {
        let rows = [
            SampleRow(), SampleRow([.idNumber: otherIDs[0], .industry: "I65", .outcome: "退学"]),
            SampleRow([.idNumber: "1"]),
        ]
        let report = try audit(rows.map(\.line)).report
        #expect((report.rows, report.issuable, report.notCompleted, report.faulty) == (3, 1, 1, 1))
        #expect(report.findings.map(\.code) == [.idMalformed, .hoursNotPrinted])
        #expect(report.tracks.map(\.trainees) == [2, 0, 0, 0])
        #expect(report.institutions.first?.trainees == 2)
        #expect(report.nominations.map(\.trainees) == [0, 2])
        #expect(report.regions.map(\.code) == ["110000"])
        #expect(report.authoritiesWithoutTrainee.count == 36)
        #expect(report.manufacturing == 1 && report.meetsManufacturingTarget == true)
        #expect(report.meetsTraineeTarget == false)
        #expect(report.json.objectValue?.integer("rows") == 3)
    }

    @Test("An unknown column is one warning of the header, and hours that nobody prints a note")
    func header() throws {
        let header = RosterHeader.template + ",备注,"
        let audited = try audit([SampleRow().line + ",好,"], header: header)
        #expect(audited.header.map(\.code) == [.unknownColumn, .hoursNotPrinted])
        #expect(audited.header.map(\.value) == ["备注", "学时"])
        #expect(audited.rows.flatMap(\.findings).isEmpty)
        #expect(audited.report.issuable == 1)
    }

    @Test("A programme with a minimum wants hours, and prints them")
    func hours() throws {
        let programme = try Checkout.programme(
            replacing: #""minimum_hours": null"#, with: #""minimum_hours": 120"#)
        let lines = zip(["", "119", "120"], otherIDs).map { hours, id in
            SampleRow([.hours: hours, .idNumber: id]).line
        }
        let audited = try audit(lines, programme: programme)
        #expect(audited.header.isEmpty)
        #expect(
            audited.rows.map { $0.findings.map(\.code) }
                == [[.missing], [.hoursTooFew], []])
        guard case .issuable(let row) = audited.rows[2].outcome else {
            Issue.record("not issuable")
            return
        }
        #expect(row.certificate(number: "", programme: programme).hours == 120)
    }

    @Test("A suspended institution has no rows without a fault")
    func suspended() throws {
        let programme = try Checkout.programme(
            replacing: #""en": "Tsinghua University", "status": "active""#,
            with: #""en": "Tsinghua University", "status": "suspended""#)
        let audited = try audit([SampleRow().line], programme: programme)
        #expect(audited.rows.flatMap(\.findings).map(\.code) == [.institutionSuspended])
        #expect(audited.rows.map(\.outcome) == [.faulty])
    }
}
