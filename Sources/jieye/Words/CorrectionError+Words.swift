internal import Office
internal import Rosters

extension CorrectionError {
    var words: ErrorWords {
        switch self {
        case .unknownField(let field, let known):
            ErrorWords(
                say(
                    "证书没有“\(visible(field))”这一列",
                    "a certificate has no column \"\(visible(field))\""),
                say(
                    "可更正：\(known.joined(separator: "、"))。",
                    "It has: \(known.joined(separator: ", "))."), exitCode: 64)
        case .nothingChanges(let number):
            ErrorWords(
                say("\(number)：新值与原值相同，没有更正", "\(number): says so already; nothing was corrected"),
                say("请核对要改的列与值。", "Check the columns and values."))
        case .factPurged(let number, let field):
            ErrorWords(
                say(
                    "\(number)：私有事实已抹去，不能再更正 \(field)",
                    "\(number): its private facts were purged; \(field) cannot be corrected any more"
                ),
                say("可更正证书上印出的各项。", "What is printed on the certificate can be."))
        case .unfit(let number, let findings):
            ErrorWords(
                say(
                    "\(number)：更正后有差错，什么也没有做：\(Self.list(findings))",
                    "\(number): would have faults; nothing was done: \(Self.list(findings))"),
                say("请改正后再试。", "Put the values right, and try again."), exitCode: 2)
        case .refused(let error):
            error.words(
                say("更正后的证书", "the corrected certificate"),
                ofFacts: say(
                    "什么也没有改变；请改正后再试。", "Nothing was changed; put it right, and try again."))
        }
    }

    private static func list(_ findings: [Finding]) -> String {
        findings.map { FindingWords($0).inOneLine }.joined(separator: say("；", "; "))
    }
}
