internal import Certificates
internal import Office
internal import Rosters

extension ListError {
    var words: ErrorWords {
        switch self {
        case .table(let path, let error): error.words(path)
        case .lines(let path, let faults): Self.words(of: faults, in: path)
        }
    }

    private static func words(of faults: [LineFault], in path: String) -> ErrorWords {
        let lines = faults.prefix(50).map { fault in
            let place =
                fault.line > 0
                ? say(
                    "\(visible(path)) 第 \(fault.line) 行：", "\(visible(path)), line \(fault.line): ")
                : ""
            return place + fault.cause.sentence(visible(fault.value))
        }
        let more =
            faults.count > 50
            ? say("；另有 \(faults.count - 50) 处", "; and \(faults.count - 50) more") : ""
        return ErrorWords(
            lines.joined(separator: "\n") + more,
            say("什么也没有改变；请改正这些行。", "Nothing was changed; put these right."))
    }
}

extension LineFault.Cause {
    fileprivate func sentence(_ value: String) -> String {
        switch self {
        case .malformedNumber:
            say(
                "“\(value)”不是证书编号：形式或校验码不对",
                "\"\(value)\" is no certificate number: its form or check character is wrong")
        case .unknownNumber: say("没有编号为 \(value) 的证书", "there is no certificate \(value)")
        case .notAllowed(let from, let to):
            say(
                "\(value) 的状态为“\(from.word)”，不能改为“\(to.word)”",
                "\(value) is \(from.word), and cannot become \(to.word)")
        case .doubled(let line):
            line == 0
                ? say("\(value) 给出了两次", "\(value) is named twice")
                : say("\(value) 在第 \(line) 行已有", "\(value) stands in line \(line) already")
        case .missing(let column): say("缺少“\(column)”", "\(column) is missing")
        case .unknownInstitution:
            say("本届没有在册机构“\(value)”", "\"\(value)\" is no active institution of the cohort")
        case .unscored: say("缺少 \(value) 的得分", "there is no score for \(value)")
        case .notAScore:
            say("“\(value)”不是得分：应为如 92.5 的数", "\"\(value)\" is no score: a number such as 92.5")
        case .unknownAuthority:
            say("“\(value)”不是推荐部门的地区", "\"\(value)\" is no region of a nominating authority")
        }
    }
}
