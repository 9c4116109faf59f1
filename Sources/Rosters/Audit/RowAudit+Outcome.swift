internal import Programmes

extension RowAudit {
    /// Whether the row is of somebody who completed, or does not say.
    mutating func checkOutcome() -> Bool {
        guard let cell = required(.outcome) else { return true }
        if cell.elementsEqual(rules.programme.completion.outcome.utf8) { return true }
        if !Self.usualOutcomes.contains(where: { cell.elementsEqual($0.utf8) }) {
            find(.outcomeUnknown, .outcome, [rules.programme.completion.outcome])
        }
        return false
    }

    private static let usualOutcomes = [
        "不合格", "退学", "退训", "未结业", "肄业", "休学", "缺考", "未完成", "中止", "除名", "取消资格",
    ]
}
