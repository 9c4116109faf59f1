internal import Printing

extension PrintingError {
    /// What keeps one certificate from being printed. The cohort's files are not to be changed any
    /// longer, so no advice is about these.
    var words: ErrorWords {
        let others = say(
            "该届的项目文件不再改变；可用 correct 改正证书，或按编号印制其余证书。",
            "A cohort's programme does not change: correct the certificate, or print the others by their numbers."
        )
        return switch self {
        case .notAFont:
            ErrorWords(
                sentence,
                say(
                    "请重新安装 fonts-lxgw-wenkai 与 fonts-noto-cjk。",
                    "Install fonts-lxgw-wenkai and fonts-noto-cjk again."))
        case .missingCharacter, .seal: ErrorWords(sentence, others)
        case .missingHours(let number), .textTooLong(_, let number), .codeTooLong(let number):
            ErrorWords(say("\(number)：", "\(number): ") + sentence, others, exitCode: 2)
        case .drawing:
            ErrorWords(sentence, say("请检查内存后再试。", "Check the memory, and try again."))
        }
    }

    /// What is wrong, without where.
    var sentence: String {
        switch self {
        case .notAFont(let typeface):
            say("\(typeface) 的字体文件无法使用", "the font file for \(typeface) cannot be used")
        case .missingCharacter(let character, _):
            say("没有字体能印“\(character.named)”", "no font has the character \(character.named)")
        case .missingHours:
            say("没有学时，而模板要写学时", "has no hours, and the sentence names them")
        case .textTooLong(let part, _):
            say("\(part.word)太长，排不下", "\(part.word) is too long for its place on the page")
        case .codeTooLong:
            say("令牌太长，二维码会密得无法扫描", "the token is too long for a code that scans")
        case .seal(let fault): fault.sentence
        case .drawing(let reason): say("绘制失败", "cannot draw: \(reason)")
        }
    }
}

extension PrintingError {
    /// What keeps the trial from printing though no text of the programme is at fault; there is no
    /// cohort yet, and nothing to be corrected in one.
    var trialWords: ErrorWords {
        let advice =
            switch self {
            case .notAFont, .missingCharacter:
                say(
                    "请重新安装 fonts-lxgw-wenkai 与 fonts-noto-cjk。",
                    "Install fonts-lxgw-wenkai and fonts-noto-cjk again.")
            case .textTooLong: say("请用较短的网址。", "Take a shorter address.")
            case .missingHours, .codeTooLong, .seal, .drawing:
                say("请检查内存后再试。", "Check the memory, and try again.")
            }
        return ErrorWords(
            say("无法试印证书：\(sentence)", "cannot print a certificate on trial: \(sentence)"),
            advice + say("什么也没有改变。", " Nothing was changed."))
    }
}

extension SheetPart {
    fileprivate var word: String {
        switch self {
        case .title: say("标题", "the title")
        case .sentence: say("正文", "the sentence")
        case .issuingBody: say("发证机构的名称", "the issuing body's name")
        case .number: say("编号", "the number")
        case .host: say("网址", "the site's name")
        }
    }
}

extension Unicode.Scalar {
    /// The character, and its number in Unicode.
    var named: String {
        let digits = String(value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return "\(visible(String(self))) (U+\(padded))"
    }
}
