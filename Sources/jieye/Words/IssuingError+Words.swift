internal import Certificates
internal import Office

extension IssuingError {
    /// Why the certificate that is called `subject` cannot be made; `advice` is for what it says.
    func words(_ subject: String, ofFacts advice: String) -> ErrorWords {
        switch self {
        case .lint(let breaches):
            ErrorWords(
                subject + say("不能签发：", " cannot be signed: ")
                    + breaches.map(\.sentence).joined(separator: say("；", "; ")),
                advice)
        case .wrongSigner:
            ErrorWords(
                subject + say("不能签发：签名密钥不是签发者的", " cannot be signed: the key is not the issuer's"),
                say("请放回原来的密钥文件。", "Put the right key file back."))
        case .randomness:
            ErrorWords(
                subject
                    + say("不能签发：系统没有给出随机数", " cannot be signed: the system gave no random bytes"),
                say("请检查机器后再试。", "Check the machine, and try again."))
        case .signing(let error): error.words(say("签名密钥", "the signing key"))
        }
    }
}

extension Issue.Refusal {
    /// As a fault of the audit is shown.
    var lines: [String] {
        breaches.map {
            say("差错  第 \(line) 行：", "fault    line \(line): ")
                + "\($0.sentence) [\($0.rule.rawValue)]"
        }
    }
}

extension Lint.Breach {
    /// Which rule is broken, and by what.
    fileprivate var sentence: String {
        let what = visible(detail)
        return switch rule {
        case .strictJSON:
            say("要签名的内容不是规范的 JSON", "what is to be signed is not strict JSON")
        case .claims:
            say("内容 \(what) 缺失或不当", "the claim \(what) is missing, or not what it should be")
        case .issuer:
            say("\(what) 与签发者不符", "\(what) does not belong to the issuer")
        case .text:
            say(
                "文字 \(what) 首尾有空格、含不可见字符或未规范化",
                "the text \(what) has spaces around it, invisible characters, or another spelling than form C"
            )
        case .dates: say("日期 \(what) 不当", "the day \(what) cannot be right")
        case .number: say("证书编号不当", "the certificate number cannot be right")
        case .digests: say("私有事实的摘要不当", "the digest of the private facts cannot be right")
        case .privacy: Self.privacySentence(detail)
        case .size:
            say(
                "令牌会有 \(what) 个字符，二维码至多容 \(IssuedToken.maximumLength) 个",
                "its token would have \(what) characters, and the QR code holds \(IssuedToken.maximumLength)"
            )
        }
    }

    private static func privacySentence(_ fact: String) -> String {
        PrivateNumbers.Kind(rawValue: fact) == .creditCode
            ? say(
                "统一社会信用代码出现在公开的内容里",
                "the credit code stands in what everybody reads")
            : say(
                "证件号码或其一部分出现在公开的内容里，也可能只是与编号或时间巧合",
                "the ID number or a part of it stands in what everybody reads, be it by chance in a number or a time"
            )
    }
}
