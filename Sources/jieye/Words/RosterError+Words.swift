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
        case .text(let error): error.words(path)
        case .header(let line, let missing, let doubled, let found):
            Self.header(file, line, missing, doubled, found)
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
