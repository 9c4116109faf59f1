internal import Office

extension NumberError {
    var words: ErrorWords {
        switch self {
        case .malformedNumber(let text):
            ErrorWords(
                say(
                    "“\(visible(text))”不是证书编号：形式或校验码不对",
                    "\"\(visible(text))\" is no certificate number: its form or check character is wrong"
                ),
                say(
                    "请核对印出的编号，如 LJ2021-000001-W。",
                    "Compare it with what is printed, such as LJ2021-000001-W."))
        case .unknownNumber(let text):
            ErrorWords(
                say("没有编号为 \(visible(text)) 的证书", "there is no certificate \(visible(text))"),
                say("请核对编号与工作区。", "Check the number, and the workspace."))
        case .nothingNamed:
            ErrorWords(
                say("没有给出证书编号", "no certificate was named"),
                say("请给出编号，或用 --from 给出文件。", "Name numbers, or a file with --from."), exitCode: 64)
        }
    }
}
