internal import Certificates
internal import JOSE
internal import Office
internal import Programmes
internal import Rosters

/// The figures of an audit and of an issuing.
enum ReportWords {
    static func text(_ issued: Issue.Issued) -> String {
        var lines = [
            say(
                "本次发证 \(issued.issued) 份",
                "\(counted(issued.issued, "certificate", "certificates")) issued")
        ]
        if let first = issued.first, let last = issued.last {
            lines[0] += say("：\(first) 至 \(last)", ": \(first) to \(last)")
        }
        let others = [
            (
                issued.already,
                say(
                    "先前已发 \(issued.already) 行",
                    "\(counted(issued.already, "row", "rows")) had theirs already")
            ),
            (
                issued.notCompleted,
                say(
                    "未结业 \(issued.notCompleted) 行",
                    "\(counted(issued.notCompleted, "row", "rows")) not completed")
            ),
            (
                issued.leftOut,
                say(
                    "因差错略去 \(issued.leftOut) 行",
                    "\(counted(issued.leftOut, "faulty row", "faulty rows")) left out")
            ),
        ]
        lines += others.filter { $0.0 > 0 }.map(\.1)
        return lines.joined(separator: "\n")
    }

    static func json(_ issued: Issue.Issued) -> JSON {
        var object: JSONObject = [
            "issued": .integer(Int64(issued.issued)), "already": .integer(Int64(issued.already)),
            "not_completed": .integer(Int64(issued.notCompleted)),
            "left_out": .integer(Int64(issued.leftOut)),
        ]
        object["first"] = issued.first.map(JSON.string)
        object["last"] = issued.last.map(JSON.string)
        return .object(object)
    }
}

extension ReportWords {
    static func json(_ outcome: RosterReview.Outcome) -> JSON {
        var object: JSONObject = ["roster_sha256": .string(Hexadecimal.string(outcome.digest))]
        for (name, value) in outcome.report.json.objectValue?.members ?? [] {
            object[name] = value
        }
        return .object(object)
    }

    static func text(_ report: AuditReport) -> String {
        var lines = [
            say(
                "共 \(report.rows) 行：可发证 \(report.issuable)，未结业 \(report.notCompleted)，有差错 \(report.faulty)",
                "\(counted(report.rows, "row", "rows")): \(report.issuable) can be issued, \(report.notCompleted) not completed, \(report.faulty) faulty"
            )
        ]
        lines += report.findings.map { "  \($0.code.rawValue): \($0.count)" }
        lines.append(trainees(report))
        lines.append(manufacturing(report))
        lines += shares(say("培训方向", "tracks"), report.tracks)
        lines += shares(say("承担机构", "institutions"), report.institutions)
        lines += shares(say("推荐方式", "nominations"), report.nominations)
        lines += shares(say("地区", "regions"), report.regions)
        lines += missing(
            say("没有学员的承担机构：", "institutions without a trainee: "),
            report.institutions.filter { $0.trainees == 0 }.map(\.name.zh))
        lines += missing(
            say("没有推荐学员的部门：", "nominating authorities without a trainee: "),
            report.authoritiesWithoutTrainee.map(\.name.zh))
        return lines.joined(separator: "\n")
    }

    private static func missing(_ title: String, _ names: [String]) -> [String] {
        names.isEmpty ? [] : [title + names.joined(separator: say("、", ", "))]
    }

    private static func trainees(_ report: AuditReport) -> String {
        let count = say("学员 \(report.trainees) 人", "trainees: \(report.trainees)")
        guard let target = report.targets.trainees else { return count }
        return count + say("，目标 \(target) 人", " of a target of \(target)")
            + mark(report.meetsTraineeTarget)
    }

    private static func manufacturing(_ report: AuditReport) -> String {
        let percent = report.trainees == 0 ? 0 : report.manufacturing * 100 / report.trainees
        let count = say(
            "制造业 \(report.manufacturing) 人（\(percent)%）",
            "from manufacturing: \(report.manufacturing) (\(percent) %)")
        guard let target = report.targets.manufacturingPercent else { return count }
        return count + say("，目标 \(target)%", ", target \(target) %")
            + mark(report.meetsManufacturingTarget)
    }

    private static func mark(_ met: Bool?) -> String {
        switch met {
        case true?: " ✓"
        case false?: say(" ✗ 未达到", " ✗ not met")
        case nil: ""
        }
    }

    private static func shares(_ title: String, _ shares: [AuditReport.Share]) -> [String] {
        ["\(title)\(say("：", ":"))"]
            + shares.filter { $0.trainees > 0 }.map { "  \($0.name.zh) \($0.trainees)" }
    }
}
