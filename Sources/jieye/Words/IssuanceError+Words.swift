internal import Office

extension IssuanceError {
    var words: ErrorWords {
        switch self {
        case .refused(let line, let error): error.words(line: line)
        case .numbersExhausted:
            ErrorWords(say("本届编号已用完", "the cohort has no numbers left"))
        case .signatureDoesNotHold:
            ErrorWords(
                say(
                    "新签名未通过核验，未登记任何证书", "a new signature does not verify; nothing was recorded"),
                say(
                    "请检查机器（内存、OpenSSL）后再试。",
                    "Check the machine (memory, OpenSSL) and try again."))
        }
    }
}
