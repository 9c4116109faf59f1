internal import Certificates
internal import Office
internal import Rosters

extension FiguresError {
    var words: ErrorWords {
        switch self {
        case .table(let path, let error): error.words(path)
        case .lines(let path, let faults): Self.words(of: faults, in: path)
        case .nothingNamed:
            ErrorWords(
                say("没有给出证书编号", "no certificate was named"),
                say("请给出编号，或用 --from 给出文件。", "Name numbers, or a file with --from."), exitCode: 64)
        case .unknownCohort(let name, let known):
            ErrorWords(
                say("没有“\(visible(name))”这一届", "there is no cohort \"\(visible(name))\""),
                say(
                    "已有：\(visible(known.joined(separator: "、")))。",
                    "There are: \(visible(known.joined(separator: ", ")))."))
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
        case .noAssessment(let cohort):
            ErrorWords(
                say(
                    "\(visible(cohort)) 届的项目没有评估一项",
                    "the programme of \(visible(cohort)) has no assessment"),
                say("请在项目文件里写明 assessment。", "Its file would have to say assessment."))
        case .tie(let score, let institutions, let places):
            Self.tie(score, institutions, places)
        case .cohortExists(let name, let prefix):
            ErrorWords(
                say(
                    "已有名为“\(visible(name))”或编号以 \(prefix) 开头的一届",
                    "a cohort is called \"\(visible(name))\" or has numbers with \(prefix) already"),
                say(
                    "新一届须有自己的 cohort 与 number_prefix。",
                    "The next cohort needs a cohort and a number_prefix of its own."))
        case .cohortFileNotPlaced(let name, let path, let errno):
            ErrorWords(
                say(
                    "已开始“\(visible(name))”一届，但未能写入 \(visible(path))：\(SystemWords.reason(errno))",
                    "the cohort \"\(visible(name))\" was added, but \(visible(path)) could not be written: \(SystemWords.reason(errno))"
                ),
                say(
                    "请检查权限与磁盘空间，再以同样的文件运行 cohort add，即可完成。",
                    "Check permissions and disk space, and run cohort add again with the same files: that finishes it."
                ))
        case .otherIssuer(let path, let expected):
            ErrorWords(
                say(
                    "\(visible(path))：签发者网址须为 \(expected)",
                    "\(visible(path)): the issuer's address must be \(expected)"),
                say("同一根下各届的网址相同。", "All cohorts under a root have the same address."))
        case .otherOffset(let path, let expected):
            ErrorWords(
                say(
                    "\(visible(path))：utc_offset 须为 \(expected.minutes)（\(expected)）",
                    "\(visible(path)): utc_offset must be \(expected.minutes) (\(expected))"),
                say(
                    "各届证书的签发日期都按同一时区计算，已印发的证书不能改变日期。",
                    "The days of issue of all cohorts are told by one time zone, and those that are printed cannot change."
                ))
        }
    }

    private static func list(_ findings: [Finding]) -> String {
        findings.map { FindingWords($0).inOneLine }.joined(separator: say("；", "; "))
    }

    private static func tie(_ score: Int, _ institutions: [String], _ places: Int) -> ErrorWords {
        let names = institutions.map(visible)
        let (zh, en) = (names.joined(separator: "、"), names.joined(separator: ", "))
        let points = ProgrammeReportWords.score(score)
        return ErrorWords(
            say(
                "\(names.count) 个机构同为 \(points) 分，而其中只应暂停 \(places) 个：\(zh)；什么也没有登记",
                "\(names.count) institutions have \(points), and \(places) of them would be suspended: \(en); nothing was recorded"
            ),
            say("请由评估方分出先后，再运行一次。", "Let the assessor tell them apart, and run it again."),
            exitCode: 2)
    }

    private static func words(of faults: [LineFault], in path: String) -> ErrorWords {
        let lines = faults.prefix(50).map { fault in
            let place =
                fault.line > 0
                ? say(
                    "\(visible(path)) 第 \(fault.line) 行：", "\(visible(path)), line \(fault.line): ")
                : ""
            return place + fault.problem.sentence(visible(fault.value))
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

extension TableError {
    func words(_ path: String) -> ErrorWords {
        switch self {
        case .text(.empty):
            ErrorWords(
                say("\(visible(path))：文件是空的", "\(visible(path)): the file is empty"),
                say("第一行是表头，以下每行一条。", "Its first line is a header, and each further line an entry.")
            )
        case .text(let error): error.words(path)
        case .header(let line, let missing, let doubled, let found):
            ErrorWords(
                say(
                    "\(visible(path)) 第 \(line) 行，表头：\(Self.list(missing, "缺少"))\(Self.list(doubled, "重复"))",
                    "\(visible(path)), line \(line), the header:\(Self.list(missing, " missing "))\(Self.list(doubled, " twice "))"
                ),
                say(
                    "读到的是：\(visible(found.joined(separator: " | ")))。请在第一行写出这些列名。",
                    "What was read: \(visible(found.joined(separator: " | "))). Name these columns in the first line."
                ))
        }
    }

    private static func list(_ columns: [Table.Column], _ title: String) -> String {
        guard !columns.isEmpty else { return "" }
        let names = columns.map { say($0.headers.first ?? "", $0.headers.last ?? "") }
        return title + names.joined(separator: say("、", ", ")) + say(" ", "")
    }
}
