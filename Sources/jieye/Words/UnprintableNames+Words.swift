internal import Office

extension UnprintableNames {
    /// `isOnly`: nothing else was to be printed, so that nothing is left when these are left out.
    func words(isOnly: Bool) -> ErrorWords {
        let others =
            isOnly
            ? say("。", ".") : say("，或用 --partial 略去它们。", ", or leave these out with --partial.")
        return ErrorWords(
            say(
                "有 \(count) 份证书的姓名无法印制：\(list)",
                "\(counted(count, "certificate has a name", "certificates have names")) that cannot be printed: \(list)"
            ),
            say(
                "没有写出任何文件。请核对这些姓名；若无误，可用 correct 改用通行的字或较短的写法",
                "Nothing was written. Check the names; if they are right, correct them to usual characters or a shorter form"
            ) + others, exitCode: 2)
    }

    /// The numbers with what is wrong, and how many more there are.
    var list: String {
        let entries = names.map { "\($0.number) \($0.obstacle.words)" }
        return listed(entries, of: count, by: say("；", "; "))
    }
}

extension UnprintableNames.Obstacle {
    fileprivate var words: String {
        switch self {
        case .missing(let characters): characters.map(\.named).joined(separator: " ")
        case .tooLong: say("太长，排不下", "too long for the page")
        }
    }
}
