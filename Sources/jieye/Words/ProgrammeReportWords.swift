internal import Certificates
internal import JOSE
internal import Office
internal import Programmes
internal import Registry
internal import Rosters

/// The programme in figures: as bars, as JSON, as a table.
enum ProgrammeReportWords {
    static func text(_ report: ProgrammeReport) -> String {
        let title = say(report.title.zh, report.title.en ?? report.title.zh)
        var lines = ["\(visible(title))  \(visible(report.cohort))", ""]
        lines += totals(report)
        lines += targets(report)
        for group in report.groups where !group.lines.isEmpty {
            lines += ["", "\(group.grouping.word)\(say("：", ":"))"]
            lines += bars(group.lines)
        }
        return lines.joined(separator: "\n")
    }

    private static func totals(_ report: ProgrammeReport) -> [String] {
        let total = report.total
        return [
            say(
                "名册 \(report.rows) 行：已发证 \(total.issued)，未结业 \(total.notCompleted)，待发证 \(report.waiting)",
                "\(counted(report.rows, "row", "rows")): \(total.issued) issued, \(total.notCompleted) not completed, \(report.waiting) waiting"
            ),
            say(
                "已发证者中：暂停 \(total.suspended)，撤销 \(total.revoked)；另有 \(report.superseded) 份已被取代",
                "of those issued: \(total.suspended) suspended, \(total.revoked) revoked; \(report.superseded) superseded besides"
            ),
        ]
    }

    private static func targets(_ report: ProgrammeReport) -> [String] {
        var lines = [
            target(
                say("学员", "trainees"), report.trainees, of: report.targets.trainees,
                unit: say(" 人", ""), report.meetsTraineeTarget)
        ]
        let permille = report.manufacturingPermille ?? 0
        let share = "\(permille / 10).\(permille % 10)"
        let count = say(
            "制造业 \(report.manufacturing) 人，占 \(share)%",
            "from manufacturing: \(report.manufacturing), \(share) %")
        let goal = report.targets.manufacturingPercent.map {
            say("，目标 \($0)%", ", target \($0) %") + mark(report.meetsManufacturingTarget)
        }
        lines.append(count + (goal ?? ""))
        if let percent = report.targets.manufacturingPercent {
            lines.append("  " + Bar.text(permille, of: 1_000, mark: percent * 10))
        }
        return lines
    }

    private static func target(
        _ name: String, _ count: Int, of target: Int?, unit: String, _ met: Bool?
    ) -> String {
        guard let target else { return "\(name) \(count)\(unit)" }
        return say(
            "\(name) \(count)\(unit)，目标 \(target)\(unit)",
            "\(name): \(count) of a target of \(target)")
            + mark(met) + "\n  " + Bar.text(min(count, target), of: target, mark: nil)
    }

    private static func mark(_ met: Bool?) -> String {
        switch met {
        case true?: " ✓"
        case false?: say(" ✗ 未达到", " ✗ not met")
        case nil: ""
        }
    }

    private static func bars(_ lines: [ProgrammeReport.Line]) -> [String] {
        let names = lines.map { $0.value.isEmpty ? say("（未填）", "(none)") : visible($0.name.zh) }
        let width = names.map(Columns.width).max() ?? 0
        let most = lines.map(\.trainees).max() ?? 1
        return zip(names, lines).map { name, line in
            let rest = [
                (line.notCompleted, say("未结业", "not completed")),
                (line.suspended, say("暂停", "suspended")), (line.revoked, say("撤销", "revoked")),
            ].filter { $0.0 > 0 }.map { say("\($0.1) \($0.0)", "\($0.0) \($0.1)") }
            let more = rest.isEmpty ? "" : " (\(rest.joined(separator: say("，", ", "))))"
            return "  \(name)\(String(repeating: " ", count: width - Columns.width(name)))  "
                + "\(Bar.text(line.trainees, of: most, mark: nil)) \(line.trainees)\(more)"
        }
    }

    static func score(_ thousandths: Int) -> String {
        let decimals = String(thousandths % 1_000 + 1_000).dropFirst()
        let shown = decimals.reversed().drop { $0 == "0" }.reversed()
        return shown.isEmpty ? "\(thousandths / 1_000)" : "\(thousandths / 1_000).\(String(shown))"
    }

    static func line(_ record: AssessmentRecord, _ format: Format) -> String {
        let score = score(record.score)
        switch format {
        case .text:
            let mark = record.suspended ? say("  下一届暂停", "  suspended for the next cohort") : ""
            return "\(record.rank)  \(visible(record.institution))  \(score)\(mark)"
        case .csv:
            return csvLine([
                String(record.rank), visible(record.institution), score,
                record.suspended ? "1" : "0",
            ])
        case .json:
            let object: JSON = [
                "rank": .integer(Int64(record.rank)), "institution": .string(record.institution),
                "score": .string(score), "suspended": .bool(record.suspended),
            ]
            return String(decoding: object.serialized, as: UTF8.self)
        }
    }
}

extension ProgrammeReportWords {
    static func json(_ report: ProgrammeReport) -> JSON {
        var object: JSONObject = [
            "cohort": .string(report.cohort), "title": .string(report.title.zh),
            "rows": .integer(Int64(report.rows)), "trainees": .integer(Int64(report.trainees)),
            "issued": .integer(Int64(report.total.issued)),
            "not_completed": .integer(Int64(report.total.notCompleted)),
            "waiting": .integer(Int64(report.waiting)),
            "suspended": .integer(Int64(report.total.suspended)),
            "revoked": .integer(Int64(report.total.revoked)),
            "superseded": .integer(Int64(report.superseded)),
            "manufacturing": .integer(Int64(report.manufacturing)),
        ]
        object["target_trainees"] = report.targets.trainees.map { .integer(Int64($0)) }
        object["meets_target_trainees"] = report.meetsTraineeTarget.map(JSON.bool)
        object["target_manufacturing_percent"] = report.targets.manufacturingPercent.map {
            .integer(Int64($0))
        }
        object["meets_target_manufacturing"] = report.meetsManufacturingTarget.map(JSON.bool)
        for group in report.groups {
            object["by_\(group.grouping.rawValue)"] = .array(group.lines.map(json))
        }
        return .object(object)
    }

    private static func json(_ line: ProgrammeReport.Line) -> JSON {
        [
            "value": .string(line.value), "trainees": .integer(Int64(line.trainees)),
            "issued": .integer(Int64(line.issued)),
            "not_completed": .integer(Int64(line.notCompleted)),
            "suspended": .integer(Int64(line.suspended)),
            "revoked": .integer(Int64(line.revoked)),
        ]
    }

    /// One table: the total first, then a row for each value of each grouping.
    static func csv(_ report: ProgrammeReport) -> [String] {
        let header = [
            "grouping", "value", "trainees", "issued", "not_completed", "suspended", "revoked",
        ]
        let lines =
            [("total", report.total)]
            + report.groups.flatMap { group in
                group.lines.map { (group.grouping.rawValue, $0) }
            }
        return [csvLine(header)]
            + lines.map { grouping, line in
                csvLine([
                    grouping, visible(line.value), String(line.trainees), String(line.issued),
                    String(line.notCompleted), String(line.suspended), String(line.revoked),
                ])
            }
    }
}

extension Grouping {
    fileprivate var word: String {
        switch self {
        case .track: say("培训方向", "tracks")
        case .institution: say("承担机构", "institutions")
        case .region: say("地区", "regions")
        case .industry: say("行业", "industries")
        case .nomination: say("推荐方式", "nominations")
        case .manufacturing: say("制造业", "manufacturing")
        }
    }
}

/// A bar of up to 30 columns.
enum Bar {
    private static let width = 30

    /// `mark`, in the unit of `count`, is where a line stands that should be reached.
    static func text(_ count: Int, of whole: Int, mark: Int?) -> String {
        guard whole > 0 else { return "" }
        let eighths = min(count, whole) * width * 8 / whole
        var cells = Array(repeating: "█", count: eighths / 8)
        if eighths % 8 > 0 { cells.append(["▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8 - 1]) }
        guard let mark else { return cells.joined() }
        while cells.count < width { cells.append("░") }
        cells[min(width - 1, mark * width / whole)] = "|"
        return cells.joined()
    }
}

/// How many columns of a terminal text takes.
enum Columns {
    /// Two for each East Asian wide or full-width character (UAX #11), one for others.
    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + (isWide($1.value) ? 2 : 1) }
    }

    private static func isWide(_ scalar: UInt32) -> Bool {
        wide.contains { $0.contains(scalar) }
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x20000...0x3FFFD,
    ]
}
