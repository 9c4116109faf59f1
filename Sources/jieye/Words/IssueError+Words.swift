internal import Office

extension IssueError {
    var words: ErrorWords {
        switch self {
        case .refused(let line, let error):
            error.words(
                say("第 \(line) 行的证书", "the certificate of line \(line)"),
                ofFacts: say(
                    "本批未登记；请改正该行，或用 --partial 略去它。",
                    "Nothing of its chunk was recorded; put the row right, or leave it out with --partial."
                ))
        case .numbersExhausted:
            ErrorWords(
                say("本届编号已用完", "the cohort has no numbers left"),
                say(
                    "请以另一个 number_prefix 开始新的一届：jieye cohort add。",
                    "Begin another cohort with a number_prefix of its own: jieye cohort add."))
        case .signatureDoesNotHold:
            ErrorWords(
                say(
                    "新签名未通过核验，本批未登记",
                    "a new signature does not verify; nothing of its chunk was recorded"),
                say(
                    "请检查机器（内存、OpenSSL）后再试。",
                    "Check the machine (memory, OpenSSL) and try again."))
        }
    }
}
