internal import Rosters

extension CSVError {
    /// What is wrong with a text that was to be CSV, and what to do.
    func words(_ path: String) -> ErrorWords {
        let file = visible(path)
        return switch self {
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
                say("请另存为 CSV（UTF-8）。", "Save it as CSV (UTF-8)."))
        case .unknownEncoding(let line):
            ErrorWords(
                say(
                    "\(file)，第 \(line) 行：既不是 UTF-8，也不是 GB18030",
                    "\(file), line \(line): neither UTF-8 nor GB18030"),
                say("请另存为 UTF-8。", "Save the file as UTF-8."))
        case .recordTooLong(let line, let limit):
            ErrorWords(
                say(
                    "\(file)，第 \(line) 行：超过 \(limit) 字节，一行不会这么长",
                    "\(file), line \(line): longer than \(limit) bytes, which no row is"),
                say(
                    "请确认指的是这个文件；也许有一个引号没有成对。",
                    "Make sure that this is the file you mean; perhaps a quote is never closed."))
        case .unterminatedQuote(let line):
            ErrorWords(
                say(
                    "\(file)，第 \(line) 行：此行开始的引号没有结束",
                    "\(file), line \(line): a quote that begins here is never closed"),
                say("请补上引号，或删去它。", "Close the quote, or delete it."))
        case .conversionUnavailable:
            ErrorWords(
                say("\(file)：系统不能转换 GB18030", "\(file): the system cannot convert GB18030"),
                say("请另存为 UTF-8。", "Save the file as UTF-8."))
        }
    }
}
