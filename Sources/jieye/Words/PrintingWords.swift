internal import Office
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
        case .drawing(let reason): say("绘制失败（\(reason)）", "cannot draw: \(reason)")
        }
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

extension SealFault {
    var sentence: String {
        let sides = Seal.maximumPixels
        return switch self {
        case .malformedPath(let place):
            say(
                "从第 \(place) 字节起不是能画出的 SVG 路径",
                "no SVG path data that can be drawn from byte \(place) on")
        case .empty: say("文件是空的", "the file is empty")
        case .notPNG: say("不是 PNG 文件", "not a PNG file")
        case .pixels(let width, let height):
            say(
                "\(width) × \(height) 像素，每边须为 1 至 \(sides)",
                "\(width) × \(height) pixels, and a side has 1 to \(sides)")
        case .damaged: say("PNG 文件残缺或损坏", "a PNG file that is cut or damaged")
        case .invisible:
            say("全是透明或白色，什么也看不见", "all transparent or white: nothing of it would be seen")
        case .tooLarge(let bytes):
            say(
                "会使每份 PDF 增大 \(bytes) 字节，至多 \(Seal.maximumSize)",
                "would make every PDF larger by \(bytes) bytes, and \(Seal.maximumSize) are the most"
            )
        }
    }

    fileprivate var advice: String {
        switch self {
        case .malformedPath:
            say("请改正路径。", "Put the path right.")
        case .tooLarge:
            say(
                "请用单色、少噪点的图像，或较简单的 SVG 路径。",
                "Take an image of one colour without noise, or a simpler SVG path.")
        case .empty, .notPNG, .pixels, .damaged, .invisible:
            say("请换一个图像。", "Put another image in its place.")
        }
    }
}

extension DrawingFault {
    func words(_ path: String) -> ErrorWords {
        ErrorWords(
            "\(visible(path)): \(sentence)", advice + say("什么也没有改变。", " Nothing was changed."))
    }

    private var sentence: String {
        switch self {
        case .notSVG: say("不是 SVG 文件", "not an SVG file")
        case .hasText:
            say(
                "其中有文字，换一台机器会用别的字体",
                "there is text in it, which another machine would set in other fonts")
        case .refersOutside:
            say("其中引用了文件以外的图", "it refers to a picture or a drawing outside of itself")
        case .refused:
            say(
                "rsvg-convert 画不出：文件损坏、没有尺寸，或耗用内存过多",
                "rsvg-convert cannot draw it: it is damaged, has no size, or takes too much memory")
        case .tooComplex:
            say("绘制耗用的时间或内存过多", "it takes too much time or memory to draw")
        case .notStarted(let program, let errno):
            say(
                "不能运行 \(program)：\(SystemWords.reason(errno))",
                "cannot run \(program): \(SystemWords.reason(errno))")
        }
    }

    private var advice: String {
        switch self {
        case .notSVG: say("请存为普通 SVG，或用 PNG 图像。", "Save it as plain SVG, or take a PNG image.")
        case .hasText:
            say(
                "请先将文字转为路径（Inkscape：路径 > 对象转化成路径）。",
                "Make paths of it first (in Inkscape: Path > Object to Path).")
        case .refersOutside:
            say("请将它嵌入文件，或删去。", "Embed that in the file, or take it out.")
        case .refused, .tooComplex:
            say(
                "请用 Inkscape 打开并存为普通 SVG，去掉滤镜与多余的图层；或用 PNG 图像。",
                "Open it in Inkscape, take out filters and layers that are not needed, and save it as plain SVG; or take a PNG image."
            )
        case .notStarted(program: "rsvg-convert", errno: _):
            say(
                "请安装 Debian 软件包 librsvg2-bin，或用 PNG 图像。",
                "Install the Debian package librsvg2-bin, or take a PNG image.")
        case .notStarted:
            say(
                "请安装 Debian 软件包 util-linux，或用 PNG 图像。",
                "Install the Debian package util-linux, or take a PNG image.")
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

extension UnprintableNames.Obstacle {
    fileprivate var words: String {
        switch self {
        case .missing(let characters): characters.map(\.named).joined(separator: " ")
        case .tooLong: say("太长，排不下", "too long for the page")
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
