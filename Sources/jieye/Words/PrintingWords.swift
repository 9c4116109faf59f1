internal import Office
internal import Rendering

extension RenderingError {
    var words: ErrorWords {
        switch self {
        case .notAFont(let typeface):
            ErrorWords(
                say("\(typeface) 的字体文件无法使用", "the font file for \(typeface) cannot be used"),
                say(
                    "请重新安装 fonts-lxgw-wenkai 与 fonts-noto-cjk。",
                    "Install fonts-lxgw-wenkai and fonts-noto-cjk again."))
        case .missingCharacter(let character, let number):
            ErrorWords(
                Self.prefix(number)
                    + say(
                        "没有字体能印“\(Self.named(character))”",
                        "no font has the character \(Self.named(character))"),
                say(
                    "没有印出任何证书。请核对这个字；若无误，可用 correct 改用通行的写法。",
                    "Nothing was printed. Check the character; if it is right, correct the name to a usual form of it."
                ), exitCode: 2)
        case .missingHours(let number):
            ErrorWords(
                Self.prefix(number)
                    + say("没有学时，而模板要写学时", "has no hours, and the sentence names them"),
                say(
                    "请从项目文件的 certificate_sentence 中去掉 {hours}。",
                    "Leave {hours} out of the programme's certificate_sentence."), exitCode: 2)
        case .textTooLong(let number):
            ErrorWords(
                Self.prefix(number)
                    + say("文字太长，一页排不下", "the text does not fit on the page"),
                say(
                    "请缩短项目文件的 certificate_sentence 或各名称。",
                    "Shorten the programme's certificate_sentence, or its names."), exitCode: 2)
        case .codeTooLong(let number):
            ErrorWords(
                Self.prefix(number)
                    + say("令牌太长，二维码会密得无法扫描", "the token is too long for a code that scans"),
                say("请缩短各名称。", "Shorten the names."), exitCode: 2)
        case .malformedSealPath(let place):
            ErrorWords(
                say(
                    "印章的路径从第 \(place) 字节起不是 SVG 路径",
                    "the seal's path is no SVG path data from byte \(place) on"),
                say("请改正签发者文件的 seal.path。", "Put seal.path right in the issuer file."))
        case .unusableSealImage:
            ErrorWords(
                say(
                    "印章的图像不是边长至多 \(Seal.maximumPixels) 像素的 PNG",
                    "the seal's image is no PNG of at most \(Seal.maximumPixels) pixels on a side"),
                say("请换一个图像。", "Put another image in its place."))
        case .drawing(let reason):
            ErrorWords(
                say("绘制失败：\(reason)", "cannot draw: \(reason)"),
                say("请检查内存后再试。", "Check the memory, and try again."))
        }
    }

    private static func prefix(_ number: String?) -> String {
        number.map { say("\($0)：", "\($0): ") } ?? ""
    }

    /// The character, and its number in Unicode.
    private static func named(_ character: Unicode.Scalar) -> String {
        let digits = String(character.value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return "\(visible(String(character))) (U+\(padded))"
    }
}

extension Export.Exported {
    /// What is to be known about the files besides their number.
    var remarks: [String] {
        var remarks: [String] = []
        if kept > 0 {
            remarks.append(
                say("其中 \(kept) 份 PDF 原已完好，未重做。", "\(kept) PDF files were whole already."))
        }
        if leftOut > 0 {
            remarks.append(
                say(
                    "略去 \(leftOut) 份已吊销、中止或被替换的证书（指名即可写出）。",
                    "\(leftOut) revoked, suspended or superseded certificates were left out; name them to have them."
                ))
        }
        if !isPublished {
            remarks.append(
                say(
                    "注意：登记簿有尚未发布的内容，核验者还看不到；请先运行 jieye publish 再发放。",
                    "Warning: not everything is published, so verifiers do not know it yet; run jieye publish before you hand these out."
                ))
        }
        return remarks
    }
}
