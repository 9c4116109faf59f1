/// What is said of the record of exports and backups.
enum CopiesWords {
    /// That folders were not looked into; nothing where all were.
    static func missing(_ folders: [String]) -> [String] {
        guard !folders.isEmpty else { return [] }
        return [
            say(
                "曾导出到这些文件夹，它们现在不在或不能读取：",
                "Files were exported to these folders, which are not there now or cannot be read:"
            )
        ] + folders.map { "  " + visible($0) }
    }

    /// That lines of it cannot be read; nothing where all can.
    static func unreadable(_ lines: [Int], in record: String) -> [String] {
        guard !lines.isEmpty else { return [] }
        let numbers = lines.map(String.init).joined(separator: say("、", ", "))
        return [
            say(
                "\(visible(record)) 第 \(numbers) 行无法读取：可能有未列出的导出或备份。",
                "\(visible(record)): line \(numbers) cannot be read; an export or a backup may be missing from this list."
            )
        ]
    }
}
