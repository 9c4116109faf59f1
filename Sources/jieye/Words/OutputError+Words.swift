extension OutputError: WordedError {
    var words: ErrorWords {
        switch self {
        case .notWritten(let errno):
            ErrorWords(
                say(
                    "结果未能全部写到标准输出：\(SystemWords.reason(errno))",
                    "not all results could be written to standard output: \(SystemWords.reason(errno))"
                ),
                say(
                    "命令本身已经做完，但输出不完整：请检查输出所到之处。",
                    "The command itself is done, but its output is cut off: check where it goes."))
        }
    }
}
