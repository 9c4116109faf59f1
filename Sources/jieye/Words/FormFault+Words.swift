internal import Office
internal import Printing

extension FormFault {
    var words: ErrorWords {
        switch place {
        case .member(let member, let path):
            ErrorWords(
                say("\(visible(path))，\(member)：", "\(visible(path)), \(member): ")
                    + error.sentence,
                memberAdvice + say("什么也没有改变。", " Nothing was changed."))
        case .image(let path):
            ErrorWords("\(visible(path)): \(error.sentence)", sealAdvice)
        case .cohort(let name):
            ErrorWords(
                say("\(visible(name)) 届：", "the cohort \(visible(name)): ") + error.sentence,
                say(
                    "一届的项目与签发者文件不再改变，故其证书印不出；可用 cohort add（与 --issuer-file）以改正的文件开始新一届。",
                    "Its programme and issuer files do not change any longer, so it cannot be printed; jieye cohort add (with --issuer-file) begins another one with files that were put right."
                ))
        }
    }

    private var sealAdvice: String? {
        if case .seal(let fault) = error { fault.advice } else { nil }
    }

    private var memberAdvice: String {
        switch error {
        case .missingCharacter:
            say("请换一种写法。", "Write it in another way.")
        case .textTooLong(.sentence, _):
            say(
                "请缩短它，或缩短最长的培训方向、承担机构的名称。",
                "Shorten it, or the longest names of tracks and institutions.")
        case .missingHours:
            say("请去掉 {hours}。", "Leave {hours} out.")
        case .codeTooLong:
            say(
                "令牌中有项目名称、届次、培训方向与承担机构；请缩短它，或缩短其余各项。",
                "A token holds the programme's title, cohort, track and institution: shorten it, or the others."
            )
        case .seal(let fault): fault.advice
        case .textTooLong, .notAFont, .drawing: say("请缩短它。", "Shorten it.")
        }
    }
}
