import Certificates
import Rosters
import Testing
import TestSupport

@Suite struct AuditRuleTests {
    @Test("A row that nothing is wrong with is issuable, and nothing is found in it")
    func clean() throws {
        let audited = try audit([SampleRow().line])
        let row = try #require(audited.rows.first)
        #expect(row.findings.isEmpty)
        guard case .issuable(let complete) = row.outcome else {
            Issue.record("not issuable")
            return
        }
        #expect(complete.name == "欧阳明远")
        #expect(complete.graduate().idLast4 == "0000")
        #expect(complete.graduate().region == "110000")
        let programme = try Checkout.programme()
        let certificate = complete.certificate(number: "LJ2021-000001-X", programme: programme)
        #expect(certificate.cohort == "2020-2021" && certificate.hours == nil)
        #expect(certificate.completed.description == "2021-10-14")
    }

    @Test("A row that breaks one rule has that finding and no other", arguments: RuleCase.all)
    func rules(rule: RuleCase) throws {
        let audited = try audit([SampleRow(rule.changes).line])
        let row = try #require(audited.rows.first)
        #expect(row.findings.map(\.code) == [rule.code])
        let finding = try #require(row.findings.first)
        #expect(finding.severity == rule.code.severity)
        #expect(finding.line == 2)
        #expect(finding.column == rule.column)
        if let details = rule.details { #expect(finding.details == details) }
        #expect((row.outcome == .faulty) == (rule.code.severity == .fault))
    }

    @Test("Of every finding there is a test", arguments: FindingCode.allCases)
    func everyCode(code: FindingCode) {
        let others: [FindingCode] = [
            .fieldCount, .brokenQuote, .duplicatePerson, .alreadyCertified, .institutionSuspended,
            .hoursTooFew, .tooLong, .unknownColumn, .outcomeUnknown, .hoursNotPrinted,
        ]
        #expect(others.contains(code) != RuleCase.all.contains { $0.code == code })
    }

    @Test("A broken rule in each of many cells is found in one go")
    func allAtOnce() throws {
        let row = SampleRow([
            .name: "", .idNumber: "1", .creditCode: "1", .industry: "1", .region: "1", .track: "1",
            .institution: "1", .nomination: "1", .started: "1", .completed: "1", .hours: "x",
        ])
        let found = try audit([row.line]).rows.flatMap(\.findings)
        #expect(Set(found.compactMap(\.column)).count == 11)
    }
}
