import Certificates
import Rosters
import Testing
import TestSupport

@Suite struct MakeRosterTests {
    @Test(
        "A fictional roster has no fault and covers the programme, whatever its length",
        arguments: [60, 61, 99, 1_800])
    func clean(count: Int) throws {
        let report = try Self.report(["\(count)"])
        #expect(report.issuable == count && report.rows == count)
        #expect(report.findings.isEmpty)
        #expect(report.authoritiesWithoutTrainee.isEmpty)
        #expect(report.regions.count == 37)
        #expect(report.tracks.allSatisfy { $0.trainees > 0 })
        #expect(report.institutions.allSatisfy { $0.trainees > 0 })
        #expect(report.meetsManufacturingTarget == true)
    }

    @Test("The same seed makes the same roster, and another one other people")
    func seeds() throws {
        let first = try Checkout.output(of: "Scripts/make-roster", ["70"])
        #expect(try Checkout.output(of: "Scripts/make-roster", ["70", "--seed", "1"]) == first)
        #expect(try Checkout.output(of: "Scripts/make-roster", ["70", "--seed", "2"]) != first)
    }

    @Test(
        "With faults there is every finding that a roster alone can have",
        arguments: ["utf-8", "gb18030"])
    func faults(encoding: String) throws {
        let report = try Self.report(["80", "--faults", "--encoding", encoding])
        let elsewhere: Set<FindingCode> = [.alreadyCertified, .institutionSuspended, .hoursTooFew]
        #expect(
            Set(report.findings.map(\.code)) == Set(FindingCode.allCases).subtracting(elsewhere))
        #expect(report.issuable > 20 && report.notCompleted >= 2)
    }

    private static func report(_ arguments: [String]) throws -> AuditReport {
        let bytes = try Checkout.output(of: "Scripts/make-roster", arguments)
        var reader = RosterReader()
        let records = try read(bytes, by: 4_096, with: &reader)
        // Long names only make long tokens.
        var audit = Audit(
            programme: try Checkout.programme(), tokenLength: { 700 + 5 * $0.name.utf8.count })
        if let header = reader.header { _ = audit.check(header) }
        for record in records { _ = audit.check(record) }
        return audit.report()
    }
}
