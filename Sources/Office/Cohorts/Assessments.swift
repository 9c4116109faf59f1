package import Certificates
internal import Programmes
package import Registry
internal import Rosters

/// `assess`: ranks the institutions of a cohort by the scores of a third party, and suspends those
/// ranked last for the next cohort.
package struct Assessments: Sendable {
    package let workspace: Workspace

    package init(_ workspace: Workspace) { self.workspace = workspace }

    /// Records the scores of a file for a cohort (nil: the newest), in place of earlier ones.
    package func record(
        _ file: String, cohort name: String?, at now: UnixTime
    ) throws(OfficeError) -> [AssessmentRecord] {
        let table = try Table(
            file: file,
            columns: [Table.Column(["承担机构", "institution"]), Table.Column(["得分", "score"])]
        ) { OfficeError.list(.table(path: file, $0)) }
        return try workspace.write(at: now) { registry throws(OfficeError) in
            let cohort = try workspace.cohort(named: name, in: registry)
            let programme = try workspace.programme(of: cohort)
            guard let assessment = programme.assessment else {
                throw .assessment(.noAssessment(cohort: cohort.record.name))
            }
            let before = try workspace.registered { () throws(RegistryError) in
                try registry.suspendedInstitutions(for: cohort.id)
            }
            let active = programme.suspending(before).institutions.filter { !$0.isSuspended }
            let scores = try Self.scores(table, file, active.map(\.name.zh))
            let ranked = try Self.rank(scores, suspending: assessment.suspendLowest)
            try workspace.registered { () throws(RegistryError) in
                try registry.record(ranked, of: cohort.id, at: now)
            }
            return ranked
        }
    }

    /// The assessment of a cohort; empty where there is none.
    package func show(cohort name: String?) throws(OfficeError) -> [AssessmentRecord] {
        let registry = try workspace.openRegistry(.readOnly)
        let cohort = try workspace.cohort(named: name, in: registry)
        return try workspace.registered { () throws(RegistryError) in
            try registry.assessment(of: cohort.id)
        }
    }

    private static func scores(
        _ table: Table, _ file: String, _ institutions: [String]
    ) throws(OfficeError) -> [(institution: String, score: Int)] {
        var scores: [(institution: String, score: Int)] = []
        var lines: [String: Int] = [:]
        var faults: [LineFault] = []
        for row in table.rows {
            let (name, cell) = (row.cells[0], row.cells[1])
            if !institutions.contains(name) {
                faults.append(
                    LineFault(line: row.line, value: name, cause: .unknownInstitution))
            } else if let line = lines.updateValue(row.line, forKey: name) {
                faults.append(
                    LineFault(line: row.line, value: name, cause: .doubled(line: line)))
            }
            if let score = thousandths(cell) {
                scores.append((name, score))
            } else {
                faults.append(LineFault(line: row.line, value: cell, cause: .notAScore))
            }
        }
        faults += institutions.filter { lines[$0] == nil }.map {
            LineFault(line: 0, value: $0, cause: .unscored)
        }
        guard faults.isEmpty else { throw .list(.lines(path: file, faults)) }
        return scores
    }

    /// `92.5` is 92,500; at most six digits before the point and three behind it.
    static func thousandths(_ text: String) -> Int? {
        let parts = text.utf8.split(
            separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let whole = parts.first, (1...6).contains(whole.count),
            whole.allSatisfy(digits.contains)
        else { return nil }
        let decimals = parts.count > 1 ? Array(parts[1]) : []
        guard parts.count == 1 || (1...3).contains(decimals.count),
            decimals.allSatisfy(digits.contains)
        else { return nil }
        let padded = decimals + Array(repeating: UInt8(ascii: "0"), count: 3 - decimals.count)
        return (Array(whole) + padded).reduce(0) { $0 * 10 + Int($1 - digits.lowerBound) }
    }

    static func rank(
        _ scores: [(institution: String, score: Int)], suspending count: Int
    ) throws(OfficeError) -> [AssessmentRecord] {
        let sorted = scores.sorted { ($1.score, $0.institution) < ($0.score, $1.institution) }
        let last = sorted.count - count
        if count > 0, last > 0, sorted[last - 1].score == sorted[last].score {
            let score = sorted[last].score
            throw .assessment(
                .tie(
                    score: score,
                    institutions: sorted.filter { $0.score == score }.map(\.institution),
                    places: sorted[last...].count { $0.score == score }))
        }
        return sorted.enumerated().map { place, entry in
            AssessmentRecord(
                institution: entry.institution, score: entry.score,
                rank: 1 + sorted.count { $0.score > entry.score }, suspended: place >= last)
        }
    }
}
