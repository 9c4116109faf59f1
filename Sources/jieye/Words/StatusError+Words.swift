internal import Certificates
internal import Office

extension StatusError {
    var words: ErrorWords {
        switch self {
        case .notAllowed(let number, .superseded, .superseded):
            ErrorWords(
                say(
                    "\(number)：已更正过，什么也没有改变",
                    "\(number): was corrected already; nothing was changed"),
                say(
                    "请更正取代它的证书：见 jieye show \(number)。",
                    "Correct the one that took its place: see jieye show \(number)."))
        case .notAllowed(let number, let from, let to) where from == to:
            ErrorWords(
                say(
                    "\(number)：已经是“\(from.word)”，什么也没有改变",
                    "\(number): is \(from.word) already; nothing was changed"),
                say("请把它从这次的编号中去掉。", "Leave it out."))
        case .notAllowed(let number, let from, let to):
            ErrorWords(
                say(
                    "\(number)：状态为“\(from.word)”，不能改为“\(to.word)”，什么也没有改变",
                    "\(number): is \(from.word), and cannot become \(to.word); nothing was changed"),
                say("请把它从这次的编号中去掉。", "Leave it out."))
        }
    }
}
