internal import Desk
internal import JOSE

extension DeskError: WordedError {
    var words: ErrorWords {
        switch self {
        case .file(let error): error.words
        case .notAnInput(let text):
            ErrorWords(
                say(
                    "“\(visible(text))”既不是文件或文件夹，也不是令牌",
                    "\"\(visible(text))\" is neither a file nor a folder nor a token"),
                say("请核对路径；令牌以 eyJ 开头。", "Check the path; a token begins with eyJ."))
        case .document(let path, let fault):
            ErrorWords(
                say("\(visible(path))：\(fault.sentence)", "\(visible(path)): \(fault.sentence)"),
                fault.advice)
        case .notOneToken(let input, let found):
            ErrorWords(
                found == 0
                    ? say("\(visible(input))：没有令牌", "\(visible(input)): no token in it")
                    : say("\(visible(input))：有多个令牌", "\(visible(input)): several tokens in it"),
                say("请给出恰好一个令牌。", "Name exactly one token."))
        case .token(let label, .unknownNames(let names, let available)):
            ErrorWords(
                say(
                    "\(visible(label))：没有这些事实：\(visible(names.joined(separator: "、")))",
                    "\(visible(label)): has no fact \(visible(names.joined(separator: ", ")))"),
                say(
                    "它有：\(visible(available.filter { $0 != "graduate" }.joined(separator: "、")))。",
                    "It has: \(visible(available.filter { $0 != "graduate" }.joined(separator: ", ")))."
                ))
        case .token(let label, let error):
            ErrorWords(
                say(
                    "\(visible(label))：不是完整的令牌：\(error.sentence)",
                    "\(visible(label)): not a well-formed token: \(error.sentence)"),
                say("请确认令牌完整。", "Make sure that it is complete."))
        case .list(let path, let error): error.words(path)
        case .trustStore(let error): error.words
        }
    }
}
