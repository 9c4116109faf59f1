internal import Rosters

extension RosterError {
    /// What is wrong with the file, and what to do.
    func words(_ path: String) -> ErrorWords {
        let file = visible(path)
        return switch self {
        case .empty:
            ErrorWords(
                say("\(file)：文件是空的：没有学员行", "\(file): the file is empty: it has no rows"),
                say(
                    "名册第一行是表头：见 jieye roster template。",
                    "A roster begins with a header: see jieye roster template."))
        case .spreadsheet:
            ErrorWords(
                say("\(file)：这是电子表格工作簿，不是 CSV", "\(file): a spreadsheet's workbook, not CSV"),
                say("请在表格程序中另存为 CSV（UTF-8）。", "Save it as CSV (UTF-8) in the spreadsheet program."))
        case .utf16:
            ErrorWords(
                say("\(file)：文件是 UTF-16", "\(file): the file is UTF-16"),
                say("请另存为 UTF-8 或 GB18030 的 CSV。", "Save it as CSV in UTF-8 or GB18030."))
        case .notText(let line):
            ErrorWords(
                say(
                    "\(file)，第 \(line) 行：不是文本，因而不是 CSV",
                    "\(file), line \(line): not text, and so not CSV"),
                say("请另存为 CSV（UTF-8）。", "Save the roster as CSV (UTF-8)."))
        case .unknownEncoding(let line):
            ErrorWords(
                say(
                    "\(file)，第 \(line) 行：既不是 UTF-8，也不是 GB18030",
                    "\(file), line \(line): neither UTF-8 nor GB18030"),
                say("请另存为 UTF-8。", "Save the file as UTF-8."))
        case .recordTooLong(let line, let limit):
            ErrorWords(
                say(
                    "\(file)，第 \(line) 行：超过 \(limit) 字节，名册的一行不会这么长",
                    "\(file), line \(line): longer than \(limit) bytes, which no row of a roster is"
                ),
                say(
                    "请确认这是名册；也许有一个引号没有成对。",
                    "Make sure that this is a roster; perhaps a quote is never closed."))
        case .unterminatedQuote(let line):
            ErrorWords(
                say(
                    "\(file)，第 \(line) 行：此行开始的引号没有结束",
                    "\(file), line \(line): a quote that begins here is never closed"),
                say("请补上引号，或删去它。", "Close the quote, or delete it."))
        case .header(let line, let missing, let doubled, let found):
            Self.header(file, line, missing, doubled, found)
        case .conversionUnavailable:
            ErrorWords(
                say("系统不能转换 GB18030", "the system cannot convert GB18030"),
                say("请另存为 UTF-8。", "Save the file as UTF-8."))
        }
    }

    private static func header(
        _ file: String, _ line: Int, _ missing: [RosterColumn], _ doubled: [RosterColumn],
        _ found: [String]
    ) -> ErrorWords {
        func names(_ columns: [RosterColumn]) -> String {
            columns.map { "\($0.header) (\($0.englishHeader))" }.joined(separator: say("、", ", "))
        }
        var faults: [String] = []
        if !missing.isEmpty {
            faults.append(say("缺少 \(names(missing))", "missing \(names(missing))"))
        }
        if !doubled.isEmpty {
            faults.append(say("重复 \(names(doubled))", "twice \(names(doubled))"))
        }
        let seen = visible(found.prefix(20).joined(separator: " | "))
        return ErrorWords(
            say("\(file)，第 \(line) 行，表头：", "\(file), line \(line), the header: ")
                + faults.joined(separator: say("；", "; ")),
            say(
                "读到的表头：\(seen)。标准表头见 jieye roster template。",
                "What was read: \(seen). For the header see jieye roster template."))
    }
}
