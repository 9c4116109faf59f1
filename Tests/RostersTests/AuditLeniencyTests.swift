import Certificates
import Rosters
import Testing

@Suite struct AuditLeniencyTests {
    @Test(
        "What can be written in several ways is taken in each without a finding",
        arguments: [
            [.started: "2020/10/15", .completed: "2021年10月14日"],
            [.started: "2020/9/1", .completed: "2021-8-31"],
            [.started: "2020-10-15 00:00:00", .completed: "2021/10/14 0:00"],
            [.idType: ""], [.idType: "身份证"], [.idType: "resident_id"], [.title: ""],
            [.name: "\u{3000} 欧阳明远 \u{3000}", .idNumber: " 110000195601010000\t"],
            [.name: "阿依·江"], [.name: "Anne-Marie O'Neill"], [.name: "René Müller"], [.name: "𠮷田"],
            [.region: "北京"], [.region: "北京市"], [.industry: "C3511"], [.industry: "T97"],
            [.region: "深圳", .creditCode: "91440399MA0RDP0DNU"],
            [.region: "440300", .creditCode: "91440000MA0RDP0DNY"],
            [.region: "广东省", .creditCode: "91440199MA0RDP0DNH"],
            [.region: "兵团", .creditCode: "91669999MA0RDP0DN0"],
            [.region: "海南省", .creditCode: "91100000MA0RDP0DNA"],
            [.idType: "港澳居民来往内地通行证", .idNumber: "M1234567890"],
            [.idType: "护照", .idNumber: "EA1234567"], [.hours: "120"],
        ] as [[RosterColumn: String]])
    func nothingFound(changes: [RosterColumn: String]) throws {
        let audited = try audit([SampleRow(changes).line])
        #expect(audited.rows.flatMap(\.findings).isEmpty)
        #expect(audited.report.issuable == 1)
    }

    @Test("A day is the same in each of its notations")
    func days() throws {
        let rows = ["2020-09-05", "2020/9/5", "2020年9月5日", "2020/09/05 0:00"].map {
            SampleRow([.started: $0, .completed: "2021-09-04"]).line
        }
        for row in try rows.flatMap({ try audit([$0]).rows }) {
            guard case .issuable(let complete) = row.outcome else {
                Issue.record("not issuable")
                continue
            }
            #expect(complete.started.description == "2020-09-05")
        }
    }

    @Test("A separately planned city is no part of its province")
    func cities() throws {
        let row = SampleRow([.region: "440000", .creditCode: "91440399MA0RDP0DNU"])
        let findings = try audit([row.line]).rows.flatMap(\.findings)
        #expect(findings.map(\.code) == [.regionMismatch])
    }
}
