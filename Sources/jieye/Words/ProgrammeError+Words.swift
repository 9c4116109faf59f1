internal import Certificates
internal import Programmes

extension ProgrammeError {
    func words(_ path: String) -> ErrorWords {
        let file = visible(path)
        return switch self {
        case .notJSON(let error):
            ErrorWords(
                say(
                    "\(file)：不是 JSON：\(error.sentence)", "\(file): not JSON: \(error.sentence)"),
                say("请参照 Samples 中的示例改正。", "Compare it with the sample."))
        case .unknownMember(let member, let known):
            ErrorWords(
                say(
                    "\(file)：不认识的成员 \(visible(member))",
                    "\(file): unknown member \(visible(member))"),
                say(
                    "多半是笔误；此处可有：\(known.joined(separator: "、"))。",
                    "Most often a typing mistake; there may be: \(known.joined(separator: ", "))."))
        case .missingMember(let member, let expected):
            ErrorWords(
                say(
                    "\(file)：缺少成员 \(visible(member))",
                    "\(file): the member \(visible(member)) is missing"),
                say("此处须为\(expected.words)。", "It has to be \(expected.words)."))
        case .unfitValue(let member, let value, let expected):
            ErrorWords(
                say(
                    "\(file)：\(visible(member)) 的值不对：\(visible(value))",
                    "\(file): \(visible(member)) cannot be \(visible(value))"),
                say("此处须为\(expected.words)。", "It has to be \(expected.words)."))
        case .repeatedValue(let member, let value):
            ErrorWords(
                say(
                    "\(file)：\(visible(member)) 重复：\(visible(value))",
                    "\(file): \(visible(member)) stands twice: \(visible(value))"),
                say("请删去一个。", "Delete one of them."))
        }
    }
}

extension ProgrammeError.Expectation {
    fileprivate var words: String {
        switch self {
        case .object: say("对象", "an object")
        case .oneMember(let names):
            say(
                "恰有其中一个成员的对象：\(names.joined(separator: "、"))",
                "an object with exactly one of: \(names.joined(separator: ", "))")
        case .list: say("至少一项的数组", "a list of at least one element")
        case .text(let most):
            say("1 至 \(most) 个字符的文字", "a text of 1 to \(most) characters, none of them invisible")
        case .pathData(let most):
            say("1 至 \(most) 字节的 SVG 路径", "SVG path data of 1 to \(most) bytes")
        case .pathBeside:
            say("签发者文件旁边的文件名", "the name of a file beside the issuer file")
        case .freeName:
            say(
                "工作区自己不用的文件名，如 seal.png",
                "a name that the workspace does not need itself, such as seal.png")
        case .sentence(let names):
            say(
                "一句话，其中有 {name}，花括号内只用：\(names.joined(separator: "、"))",
                "a sentence with {name} in it, and in braces only: \(names.joined(separator: ", "))"
            )
        case .truth: "true / false"
        case .integer(let range):
            say(
                "\(range.lowerBound) 至 \(range.upperBound) 的整数",
                "an integer from \(range.lowerBound) to \(range.upperBound)")
        case .date(nil): say("日期 YYYY-MM-DD", "a day, YYYY-MM-DD")
        case .date(let earliest?):
            say("不早于 \(earliest) 的日期", "a day, YYYY-MM-DD, not before \(earliest)")
        case .numberPrefix: say("1 至 12 个大写字母或数字", "1 to 12 capitals or digits")
        case .issuerURL:
            say(
                "不带路径的 https 网址，至多 40 个字符",
                "an https address without a path, of at most 40 characters")
        case .regionCode: say("GB/T 2260 六位代码或 XPCC", "six digits of GB/T 2260, or XPCC")
        case .oneOf(let choices): say("其中之一：", "one of: ") + choices.joined(separator: ", ")
        }
    }
}
