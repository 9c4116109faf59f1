internal import JOSE
internal import Rosters

/// A finding of the audit, as it is shown.
struct FindingWords {
    let finding: Finding

    init(_ finding: Finding) { self.finding = finding }

    /// `fault  line 12, 证件号码 "4.40524E+17": a spreadsheet destroyed … [destroyed_number]`
    var line: String {
        "\(severity)  \(place)\(say("：", ": "))\(finding.code.sentence(finding)) [\(finding.code.rawValue)]"
    }

    /// Without the line, where there is only one.
    var inOneLine: String {
        let column = finding.column.map { $0.header + say("：", ": ") } ?? ""
        return "\(column)\(finding.code.sentence(finding)) [\(finding.code.rawValue)]"
    }

    var json: JSON {
        var object = finding.json.objectValue ?? JSONObject()
        object["message"] = .string(finding.code.sentence(finding))
        return .object(object)
    }

    static let csvHeader = csvLine([
        "line", "severity", "code", "column", "value", "details", "message",
    ])

    var csv: String {
        csvLine(
            [
                String(finding.line), finding.severity.rawValue, finding.code.rawValue,
                finding.column?.rawValue ?? "", finding.value,
                finding.details.joined(separator: " "), finding.code.sentence(finding),
            ].map(visible))
    }

    private var place: String {
        let line = say("第 \(finding.line) 行", "line \(finding.line)")
        guard let column = finding.column else { return line }
        let value =
            finding.value.isEmpty
            ? "" : say("“\(visible(finding.value))”", " \"\(visible(finding.value))\"")
        return "\(line)\(say("，", ", "))\(column.header)\(value)"
    }

    private var severity: String {
        switch finding.severity {
        case .fault: say("差错", "fault  ")
        case .warning: say("警告", "warning")
        case .note: say("提示", "note   ")
        }
    }
}

extension FindingCode {
    /// What is wrong, what was expected and what to do.
    func sentence(_ finding: Finding) -> String {
        let details = finding.details.map(visible)
        let list = details.joined(separator: say("、", ", "))
        let first = details.first ?? ""
        let value = visible(finding.value)
        return switch self {
        case .fieldCount:
            say(
                "这一行有 \(value) 格，表头有 \(first) 格：请补齐或删去多余的格，含分隔符的内容加引号",
                "\(value) cells where the header has \(first): add what is missing, or put a cell with a separator in quotes"
            )
        case .brokenQuote:
            say(
                "引号之后还有文字：请把单元格内的引号写成两个",
                "text after a closing quote: write a quote inside a cell twice")
        case .missing: say("必填，不能为空", "required, and empty: fill it in")
        case .textTooLong: say("太长，至多 \(first) 个字符", "too long: at most \(first) characters")
        case .badCharacter:
            say(
                "含不可见或控制字符 \(first)：请删去后重新输入",
                "contains the invisible or control character \(first): delete it and type anew")
        case .lostCharacter:
            say(
                "保存文件时丢了一个字：请补上该字，并存为 UTF-8",
                "a character was lost when the file was saved: put it back, and save as UTF-8")
        case .idNumberInText, .creditCodeInText: privacySentence(finding)
        case .destroyedNumber:
            say(
                "号码被电子表格损坏：请把该列设为文本格式，重新填写",
                "a spreadsheet destroyed this number: format the column as text and enter it again")
        case .tooLong:
            say(
                "证书令牌会有 \(value) 个字符，二维码至多容 \(first) 个：请缩短姓名或项目文字",
                "its token would have \(value) characters, and the QR code holds \(first): shorten the name or the programme's texts"
            )
        case .idTypeUnknown: say("没有这种证件，可填：\(list)", "no such document; one of: \(list)")
        case .idMalformed: say("不是\(first)的号码", "cannot be a number of this type: \(first)")
        case .idCheck:
            say("校验码不符：请核对身份证", "the check character is wrong: compare it with the card")
        case .idProvince: say("省级代码 \(first) 不存在", "there is no province \(first)")
        case .idDate: say("出生日期 \(first) 不存在", "the day of birth \(first) is not in the calendar")
        case .idFuture: say("出生日期晚于结业：\(list)", "born after the completion: \(list)")
        case .duplicatePerson:
            say(
                "与第 \(first) 行是同一人：请删去一行", "the same person as in line \(first): delete one")
        case .alreadyCertified:
            say(
                "此人在本届已有证书 \(first)：请从名册中删去",
                "has the certificate \(first) of this cohort already: take the row out")
        case .creditCodeMalformed:
            say(
                "不是统一社会信用代码：须为 18 位数字与大写字母（无 I、O、S、V、Z）",
                "not a unified social credit code: 18 digits and capitals without I, O, S, V, Z")
        case .creditCodeCheck:
            say("校验码不符：请核对营业执照", "the check character is wrong: compare it with the licence")
        case .creditCodeCategory:
            say("没有 \(first) 这一机构类别", "no department has the category \(first)")
        case .industryUnknown:
            say(
                "不是 GB/T 4754-2017 的行业代码，如 C35",
                "not an industry of GB/T 4754-2017, such as C35")
        case .regionUnknown:
            say(
                "不是省级地区、计划单列市或兵团：请填代码（如 440000）或名称",
                "not a province, separately planned city or the Corps: give its code (440000) or name"
            )
        case .trackUnknown: say("项目没有这个方向，可填：\(list)", "no such track; one of: \(list)")
        case .institutionUnknown:
            say("项目没有这个承担机构：请核对全称", "no institution of the programme: check its full name")
        case .institutionNotInTrack:
            say("该机构不承担这个方向，它承担：\(list)", "does not teach this track; it teaches: \(list)")
        case .institutionSuspended: say("该机构已被暂停", "the institution is suspended")
        case .nominationUnknown: say("可填：\(list)", "one of: \(list)")
        case .dateMalformed:
            say(
                "不是日期：请写 2020-10-15、2020/10/15 或 2020年10月15日",
                "not a day: write 2020-10-15, 2020/10/15 or 2020年10月15日")
        case .datesReversed: say("早于开班日期 \(first)", "before the first day, \(first)")
        case .beforeCohort, .afterCohort:
            say("不在本届期间 \(list) 之内", "outside the cohort: \(list)")
        case .hoursMalformed: say("须为 1 至 9999 的整数", "an integer from 1 to 9999 was expected")
        case .hoursTooFew: say("学时不足，至少 \(first)", "too few hours: at least \(first)")
        case .ageOdd: say("开班时 \(first) 岁，请核对", "aged \(first) at the start: look again")
        case .durationOdd:
            say(
                "培训 \(value) 个月，项目为 \(first) 个月",
                "\(value) months of training; the programme has \(first)")
        case .outcomeUnknown:
            say("不是常用结论，按未结业处理", "not a usual outcome; it counts as not completed")
        case .hoursNotPrinted:
            say("本项目不计学时，证书上不印", "the programme counts no hours; certificates show none")
        case .unknownColumn:
            say(
                "没有这一列，其内容不用：\(value)",
                "unknown column, not used: \(value)")
        case .nameOdd:
            say("姓名中有数字、标点或空格，请核对", "digits, punctuation or spaces in a name: look again")
        case .privateCharacter:
            say("自造字 \(first)，字体中未必有", "the private character \(first), which fonts may lack")
        case .passportForm: say("护照号码形式少见，请核对", "an unusual passport number: look again")
        case .notEnterprise: say("不是企业的代码（\(first)）", "not an enterprise's code (\(first))")
        case .regionMismatch:
            say("信用代码登记在 \(first)，请核对地区", "the credit code was given in \(first): look again")
        case .noAuthority:
            say("该地区没有推荐部门，请核对", "this region has no nominating authority: look again")
        case .normalised: say("读作 \(first)", "read as \(first)")
        }
    }

    private func privacySentence(_ finding: Finding) -> String {
        let number =
            self == .creditCodeInText
            ? say("统一社会信用代码", "the credit code")
            : say("证件号码或其一部分", "the ID number, or a part of it,")
        guard finding.column == nil else {
            return say(
                "\(number)写在人人可见的文字里：请删去",
                "\(number) stands in a text that everybody reads: take it out")
        }
        return say(
            "\(number)写在项目的文字“\(visible(finding.value))”里：请用改正的项目文件另开一届",
            "\(number) stands in the programme's text \"\(visible(finding.value))\": begin a cohort with a corrected file"
        )
    }
}
