internal import Certificates
internal import Office

/// Writes verdicts: one in full, many a line each with a summary.
struct VerdictPrinter {
    let format: Format
    let output: Output

    func begin() {
        if format == .csv { output.result(csvLine(Self.columns)) }
    }

    func show(_ token: LabelledToken, _ verdict: Verdict, alone: Bool) {
        switch format {
        case .json: output.result(Self.json(token, verdict))
        case .csv: output.result(csvLine(Self.cells(token, verdict)))
        case .text where alone: output.result(Self.full(verdict))
        case .text: output.result(Self.line(token, verdict))
        }
    }

    func end(_ tally: VerdictTally) {
        guard tally.total > 1 else { return }
        let summary = say(
            "共 \(tally.total) 份：有效 \(tally.valid)，无效 \(tally.invalid)，无法判定 \(tally.undetermined)",
            "\(tally.total) in all: \(tally.valid) valid, \(tally.invalid) invalid, \(tally.undetermined) undetermined"
        )
        if format == .text { output.result(summary) } else { output.talk(summary) }
    }

    private static func json(_ token: LabelledToken, _ verdict: Verdict) -> JSON {
        var object: JSONObject = ["input": .string(token.label)]
        for (name, value) in verdict.json.objectValue?.members ?? [] { object[name] = value }
        return .object(object)
    }

    private static func full(_ verdict: Verdict) -> String {
        var lines = [coloured(verdict.outcome.headline, verdict.outcome.colour)]
        for cause in verdict.reasons {
            let (reason, detail) = (cause.reason, visible(cause.detail))
            let code = detail.isEmpty ? reason.rawValue : "\(reason.rawValue): \(detail)"
            lines.append("  \(reason.sentence) [\(code)]")
            if let advice = reason.advice { lines.append("    \(advice)") }
        }
        if let verified = verdict.certificate {
            for (label, value) in FactWords.facts(verified) {
                lines.append("  \(label)\(say("：", ": "))\(visible(value))")
            }
            lines += surroundings(verdict)
            lines.append(
                say(
                    "注意：这证明证书，不证明持有人。请与身份证件核对姓名，或请对方出示证件号后四位。",
                    "Note: this proves the certificate, not its bearer. Compare the name with an identity document, or ask to be shown id_last4."
                ))
        }
        return lines.joined(separator: "\n")
    }

    private static func surroundings(_ verdict: Verdict) -> [String] {
        var lines: [String] = []
        if let issuer = verdict.issuer {
            let name = say(issuer.name.zh, issuer.name.en ?? issuer.name.zh)
            lines.append(
                say(
                    "  签发者：\(visible(name))（\(issuer.url)）",
                    "  issuer: \(visible(name)) (\(issuer.url))"))
        }
        if let status = verdict.status {
            lines.append(
                say(
                    "  状态：\(status.value.word)（截至 \(status.asOf)）",
                    "  status: \(status.value.word) (as of \(status.asOf))"))
        }
        lines.append(say("  核验时刻：\(verdict.checkedAt)", "  checked at: \(verdict.checkedAt)"))
        return lines
    }

    private static func line(_ token: LabelledToken, _ verdict: Verdict) -> String {
        let facts = verdict.certificate.map { "\($0.certificate.number) \($0.certificate.name)" }
        let codes = verdict.reasons.map(\.reason.rawValue).joined(separator: ", ")
        return [
            coloured(verdict.outcome.headline, verdict.outcome.colour), facts.map(visible),
            codes.isEmpty ? nil : "[\(codes)]", visible(token.label),
        ]
        .compactMap { $0 }.joined(separator: "  ")
    }

    private static let columns = [
        "input", "verdict", "reasons", "number", "name", "programme", "cohort", "track",
        "institution", "started", "completed", "hours", "issuer", "status", "as_of", "checked_at",
    ]

    private static func cells(_ token: LabelledToken, _ verdict: Verdict) -> [String] {
        let facts = verdict.certificate?.certificate
        return [
            token.label, verdict.outcome.rawValue,
            verdict.reasons.map(\.reason.rawValue).joined(separator: " "), facts?.number ?? "",
            facts?.name ?? "", facts?.programme ?? "", facts?.cohort ?? "", facts?.track ?? "",
            facts?.institution ?? "", facts?.started.description ?? "",
            facts?.completed.description ?? "", facts?.hours.map { String($0) } ?? "",
            verdict.issuer?.url.description ?? "", verdict.status?.value.name ?? "",
            verdict.status?.asOf.description ?? "", verdict.checkedAt.description,
        ]
        .map(visible)
    }

    private static func coloured(_ text: String, _ colour: String) -> String {
        Terminal.coloured ? "\u{1B}[1;\(colour)m\(text)\u{1B}[0m" : text
    }
}
