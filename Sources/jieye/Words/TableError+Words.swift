internal import Rosters

extension TableError {
    func words(_ path: String) -> ErrorWords {
        switch self {
        case .empty:
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
