internal import Certificates
internal import Desk
internal import Vocabulary

/// What is said around a verdict.
enum VerdictWords {
    static var noCertificate: String { say("没有证书", "No certificate") }

    static var missing: String { say("缺少", "Missing") }

    /// How many verdicts there were of each kind, and how many inputs had no certificate.
    static func summary(
        _ counts: [(Verdict.Outcome, Int)], of total: Int, without: Int
    ) -> String {
        let list = counts.map { say("\($0.word) \($1)", "\($1) \($0.word)") }
            .joined(separator: say("，", ", "))
        let summary = say("共 \(total) 份：\(list)", "\(total) in all: \(list)")
        guard without > 0 else { return summary }
        return summary
            + say("，没有证书 \(without)", ", \(without) without a certificate")
    }

    static func summary(_ expectation: ExpectationList) -> String {
        say(
            "名单上 \(expectation.count) 人，其中 \(expectation.foundCount) 人的证书有效且编号、姓名相符",
            "\(expectation.count) on the list, \(expectation.foundCount) of them with a valid certificate of this number and name"
        )
    }

    /// The facts, a line each.
    static func facts(_ verified: VerifiedCertificate) -> [String] {
        FactWords.facts(verified).map { label, value in
            "  \(label)\(say("：", ": "))\(visible(value))"
        }
    }

    /// Who has issued it, its status, and when that was looked at.
    static func surroundings(_ verdict: Verdict) -> [String] {
        var lines: [String] = []
        if let issuer = verdict.issuer {
            if let day = verdict.certificate?.issuedOn {
                lines.append(
                    row(
                        .issuedOn,
                        say("\(day)（\(issuer.utcOffset)）", "\(day) (\(issuer.utcOffset))")))
            }
            let name = visible(say(issuer.name.zh, issuer.name.en ?? issuer.name.zh))
            lines.append(
                row(
                    PublicFact.issuer.label,
                    say("\(name)（\(issuer.url)）", "\(name) (\(issuer.url))")))
        }
        if let status = verdict.status {
            let words = Phrase.statusAsOf(
                status: status.value.word, time: status.asOf.description)
            lines.append(row(PublicFact.status.label, say(words)))
        }
        lines.append(row(.verifiedAt, verdict.checkedAt.description))
        return lines
    }

    private static func row(_ label: Phrase, _ value: String) -> String {
        "  \(say(label))\(say("：", ": "))\(value)"
    }

    /// That a certificate says nothing of who brings it, and how to find out; nothing where it is
    /// not accepted anyway.
    static func bearer(_ verdict: Verdict, _ verified: VerifiedCertificate) -> String? {
        let proved: Phrase
        switch verdict.outcome {
        case .valid: proved = .bearerNotProved
        case .undetermined: proved = .nothingProved
        case .invalid: return nil
        }
        let compare: Phrase =
            verified.graduate.idLast4 == nil ? .compareName : .compareLastFour
        return say(proved) + say("", " ") + say(compare)
    }
}

extension ExpectationList.Entry.Flaw {
    var sentence: String {
        switch self {
        case .malformedNumber:
            say("编号的形式或校验码不对", "the number's form or check character is wrong")
        case .claimedBefore: say("名单上已有人用此编号", "another line of the list has this number")
        }
    }
}

extension ExpectationList.Agreement {
    /// How a certificate differs from the list; nil where it does not.
    var difference: String? {
        switch self {
        case .asExpected: nil
        case .notListed: say("不在名单上", "not on the list")
        case .nameDiffers(let name):
            say("名单上的姓名是 \(visible(name))", "the list has the name \(visible(name))")
        }
    }
}
