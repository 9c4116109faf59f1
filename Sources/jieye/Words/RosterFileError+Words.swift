internal import Office

extension RosterFileError {
    var words: ErrorWords {
        switch self {
        case .unreadable(let path, let error): error.words(path)
        case .faultyRows(let count, let rows):
            ErrorWords(
                say(
                    "\(rows) 行中有 \(count) 行有差错，什么也没有做",
                    "\(count) of \(rows) rows \(count == 1 ? "has" : "have") faults; nothing was done"
                ),
                say(
                    "请改正名册（见 jieye roster check），或在批准与发证时都用 --partial 略去这些行。",
                    "Put the roster right (see jieye roster check), or leave these rows out with --partial, both when approving and when issuing."
                ), exitCode: 2)
        case .changedMeanwhile(let path):
            ErrorWords(
                say(
                    "\(visible(path))：读取时被改动", "\(visible(path)): was changed while it was read"
                ),
                say("请等它不再变动后再试。", "Try again when nothing writes to it."))
        case .notApproved(let path, let digest):
            ErrorWords(
                visible(path)
                    + say("：这份名册", ": this roster")
                    + (digest.map {
                        say("（摘要 \($0.prefix(16))…）", " (digest \($0.prefix(16))…)")
                    }
                        ?? "")
                    + say("未经批准，或批准后被改动过", " was not approved, or was changed since"),
                say(
                    "请审阅后运行 jieye roster approve。",
                    "Review it, then run jieye roster approve."))
        case .approvedCopyDamaged(let path):
            ErrorWords(
                say(
                    "\(visible(path))：已批准名册的副本与批准时不同",
                    "\(visible(path)): the kept copy is not what was approved"),
                say(
                    "请删去它，并重新批准名册。", "Remove it, and approve the roster once more."))
        case .copyPurged(let path):
            ErrorWords(
                say(
                    "\(visible(path))：这份名册的副本已被抹去，不能再据以发证",
                    "\(visible(path)): the kept copy of this roster is gone, and nothing more can be issued from it"
                ),
                say("如仍须发证，请重新批准名册。", "To issue from it, approve the roster once more."))
        }
    }
}
