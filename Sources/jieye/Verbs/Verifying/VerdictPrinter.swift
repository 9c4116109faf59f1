internal import Certificates
internal import Desk
internal import JOSE
internal import Rosters
internal import Vocabulary

/// Writes verdicts: one in full, many a line each with a summary.
struct VerdictPrinter {
    let format: Format
    let output: Output
    /// Whether there is a list to compare with.
    let isExpecting: Bool

    func begin() {
        if format == .csv { result(cells: Self.columns + ["expectation"]) }
    }

    func show(
        _ label: String, _ verdict: Verdict, _ finding: ExpectationList.Agreement?, alone: Bool
    ) {
        switch format {
        case .json: output.result(Self.json(label, verdict, finding))
        case .csv: result(cells: Self.cells(label, verdict) + [finding?.code ?? ""])
        case .text where alone: output.result(Self.full(verdict, finding))
        case .text: output.result(Self.line(label, verdict, finding))
        }
    }

    /// A document without a certificate: no verdict, but nothing to be passed over.
    func show(_ label: String, _ fault: DocumentFault, alone: Bool) {
        switch format {
        case .json:
            output.result(
                ["input": .string(label), "verdict": .null, "error": .string(fault.rawValue)])
        case .csv:
            let others = Self.columns.count - 3
            result(
                cells: [visible(label), "", fault.rawValue]
                    + [String](repeating: "", count: others + 1))
        case .text:
            let headline = VerdictWords.noCertificate
            output.result("\(coloured(headline, "33"))  [\(fault.rawValue)]  \(visible(label))")
            if alone { output.talk("  \(fault.sentence)\n  \(fault.advice)") }
        }
    }

    func end(_ tally: VerdictTally, _ expectation: ExpectationList?) {
        if let expectation { end(expectation) }
        guard tally.total > 1 else { return }
        let counts: [(Verdict.Outcome, Int)] = [
            (.valid, tally.valid), (.invalid, tally.invalid), (.undetermined, tally.undetermined),
        ]
        conclude(VerdictWords.summary(counts, of: tally.total, without: tally.without))
    }

    private func end(_ expectation: ExpectationList) {
        for entry in expectation.missing { showMissing(entry) }
        conclude(VerdictWords.summary(expectation))
    }

    /// A line of the list for which there is no certificate; where its number is none, that is why.
    private func showMissing(_ entry: ExpectationList.Entry) {
        let code = entry.fault?.rawValue ?? ""
        switch format {
        case .json:
            var object: JSONObject = [
                "input": .null, "verdict": .null, "number": .string(entry.number),
                "name": .string(entry.name), "expectation": "missing",
            ]
            if !code.isEmpty { object["error"] = .string(code) }
            output.result(.object(object))
        case .csv:
            let cells = ["", "", code, entry.number, entry.name]
            let others = [String](repeating: "", count: Self.columns.count - cells.count)
            result(cells: cells.map(visible) + others + ["missing"])
        case .text:
            let headline = coloured(VerdictWords.missing, "31")
            let facts = "\(visible(entry.number)) \(visible(entry.name))"
            let reason = entry.fault.map { "  \($0.sentence)" } ?? ""
            output.result("\(headline)  \(facts)\(reason)")
        }
    }

    private func conclude(_ summary: String) {
        if format == .text { output.result(summary) } else { output.talk(summary) }
    }

    /// The last cell is of use only where there is a list.
    private func result(cells: [String]) {
        output.result(csvLine(isExpecting ? cells : cells.dropLast()))
    }

    private static func json(
        _ label: String, _ verdict: Verdict, _ finding: ExpectationList.Agreement?
    ) -> JSON {
        var object: JSONObject = ["input": .string(label)]
        for (name, value) in verdict.json.objectValue?.members ?? [] { object[name] = value }
        if let finding { object["expectation"] = .string(finding.code) }
        return .object(object)
    }

    private static func full(_ verdict: Verdict, _ finding: ExpectationList.Agreement?) -> String {
        var lines = [coloured(verdict.outcome.headline, verdict.outcome.colour)]
        for cause in verdict.reasons {
            let (reason, detail) = (cause.reason, visible(cause.detail))
            let code = detail.isEmpty ? reason.rawValue : "\(reason.rawValue): \(detail)"
            lines.append("  \(say(reason.sentence)) [\(code)]")
        }
        if let advice = verdict.advice { lines.append("    \(advice)") }
        if let difference = finding?.difference { lines.append("  \(difference)") }
        if let verified = verdict.certificate {
            lines += VerdictWords.facts(verified) + VerdictWords.surroundings(verdict)
            if let note = VerdictWords.bearer(verdict, verified) { lines.append(note) }
        }
        return lines.joined(separator: "\n")
    }

    private static func line(
        _ label: String, _ verdict: Verdict, _ finding: ExpectationList.Agreement?
    ) -> String {
        let facts = verdict.certificate.map { "\($0.certificate.number) \($0.certificate.name)" }
        let codes = verdict.reasons.map(\.reason.rawValue).joined(separator: ", ")
        return [
            coloured(verdict.outcome.headline, verdict.outcome.colour), facts.map(visible),
            codes.isEmpty ? nil : "[\(codes)]", finding?.difference, visible(label),
        ]
        .compactMap { $0 }.joined(separator: "  ")
    }

    private static let columns = [
        "input", "verdict", "reasons", "number", "name", "programme", "cohort", "track",
        "institution", "started", "completed", "hours", "issuer", "status", "as_of", "checked_at",
    ]

    private static func cells(_ label: String, _ verdict: Verdict) -> [String] {
        let facts = verdict.certificate?.certificate
        return [
            label, verdict.outcome.rawValue,
            verdict.reasons.map(\.reason.rawValue).joined(separator: " "), facts?.number ?? "",
            facts?.name ?? "", facts?.programme ?? "", facts?.cohort ?? "", facts?.track ?? "",
            facts?.institution ?? "", facts?.started.description ?? "",
            facts?.completed.description ?? "", facts?.hours.map { String($0) } ?? "",
            verdict.issuer?.url.description ?? "", verdict.status?.value.name ?? "",
            verdict.status?.asOf.description ?? "", verdict.checkedAt.description,
        ]
        .map(visible)
    }
}

/// Bold, in a colour, on a terminal.
private func coloured(_ text: String, _ colour: String) -> String {
    Terminal.coloured ? "\u{1B}[1;\(colour)m\(text)\u{1B}[0m" : text
}
