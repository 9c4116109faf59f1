internal import Certificates
internal import Desk
internal import Signing

extension TrustError {
    /// What is wrong with a bundle, for whoever verifies.
    func words(_ path: String) -> ErrorWords {
        switch self {
        case .signing, .malformed, .wrongType, .signatureMismatch, .duplicateKey, .duplicateIssuer,
            .rootAmongKeys, .handoverLoop, .tooManyHandovers, .handoverFork, .unknownIssuer,
            .unknownKey, .keyNotActive, .keyCompromised:
            words(
                path,
                advice: say("请向签发者取得完好的离线包。", "Get the bundle from the issuer again."))
        case .wrongRoot:
            words(
                path,
                advice: say(
                    "这可能是别家或伪造的离线包；请向签发者核对根指纹。",
                    "It may be another office's, or forged: compare the thumbprint with the issuer."
                ))
        }
    }

    /// The same with another advice; what a key file is at fault for has its own.
    func words(_ path: String, advice: String) -> ErrorWords {
        if case .signing(let error) = self { return error.words(path) }
        return ErrorWords(
            say("\(visible(path))：\(sentence)", "\(visible(path)): \(sentence)"), advice)
    }

    /// What is wrong, without the file.
    var sentence: String {
        switch self {
        case .malformed(let document, let flaw):
            say(
                "\(document.word)残缺或损坏（\(flaw.words)）",
                "the \(document.word) is cut or damaged (\(flaw.words))")
        case .wrongType(let document):
            say("\(document.word)的 typ 不符", "the \(document.word) has another typ")
        case .signatureMismatch(let document):
            say(
                "\(document.word)的签名不符",
                "the signature of the \(document.word) does not match")
        case .wrongRoot(let found):
            say(
                "不是由所给的根签名的，而是由 \(found)",
                "not signed by the root that was given, but by \(found)")
        case .duplicateKey(let kid):
            say(
                "信任列表中两个密钥的标识同为 \(kid)",
                "two keys in the trust list have the identifier \(kid)")
        case .duplicateIssuer(let url):
            say(
                "信任列表中签发者 \(visible(url)) 重复",
                "the issuer \(visible(url)) stands twice in the trust list")
        case .rootAmongKeys(let kid):
            say(
                "信任列表把根列为签发者的密钥（\(kid)）",
                "the root stands in the trust list as an issuer's key (\(kid))")
        case .handoverLoop:
            say("根移交书又回到已离开的根", "the handovers lead back to a root that was left")
        case .tooManyHandovers:
            say(
                "从所给的根起，移交超过 \(RootHandover.maximumDepth) 次",
                "more than \(RootHandover.maximumDepth) handovers from the root that was given")
        case .handoverFork:
            say("一个根移交给了两个根", "one root handed over to two")
        case .unknownIssuer(let url):
            say(
                "签发者 \(visible(url)) 不在信任列表中",
                "the issuer \(visible(url)) is not in the trust list")
        case .unknownKey(let kid):
            say(
                "信任列表中没有状态密钥 \(visible(kid))",
                "the trust list has no status key \(visible(kid))")
        case .keyNotActive(let kid):
            say(
                "签名时状态密钥 \(kid) 不在使用期内",
                "the status key \(kid) was not active when this was signed")
        case .keyCompromised(let kid):
            say("状态密钥 \(kid) 已泄露", "the status key \(kid) is compromised")
        case .signing(let error): error.sentence
        }
    }
}

extension TrustFlaw {
    var words: String {
        switch self {
        case .member(let name): visible(name)
        case .json(let error): error.sentence
        case .token(let error): error.sentence
        }
    }
}

extension TrustDocument {
    fileprivate var word: String {
        switch self {
        case .bundle: say("离线包", "bundle")
        case .trustList: say("信任列表", "trust list")
        case .rootHandover: say("根移交书", "root handover")
        case .statusList: say("状态列表", "status list")
        case .eventHead: say("登记事件链首", "event head")
        }
    }
}
