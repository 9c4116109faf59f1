internal import Certificates
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
        if case .signing(let error) = self { return error.sentence }
        return visible(say(chinese, description))
    }

    private var chinese: String {
        switch self {
        case .malformed(let document, let flaw): "\(document.chinese)残缺或损坏（\(flaw.words)）"
        case .wrongType(let document): "\(document.chinese)的 typ 不符"
        case .signatureMismatch(let document): "\(document.chinese)的签名不符"
        case .wrongRoot(let found): "不是由所给的根签名的，而是由 \(found)"
        case .duplicateKey(let kid): "信任列表中两个密钥的标识同为 \(kid)"
        case .duplicateIssuer(let url): "信任列表中签发者 \(url) 重复"
        case .rootAmongKeys(let kid): "信任列表把根列为签发者的密钥（\(kid)）"
        case .handoverLoop: "根移交书又回到已离开的根"
        case .tooManyHandovers: "从所给的根起，移交超过 \(RootHandover.maximumDepth) 次"
        case .handoverFork: "一个根移交给了两个根"
        case .unknownIssuer(let url): "签发者 \(url) 不在信任列表中"
        case .unknownKey(let kid): "信任列表中没有状态密钥 \(kid)"
        case .keyNotActive(let kid): "签名时状态密钥 \(kid) 不在使用期内"
        case .keyCompromised(let kid): "状态密钥 \(kid) 已泄露"
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
    fileprivate var chinese: String {
        switch self {
        case .bundle: "离线包"
        case .trustList: "信任列表"
        case .rootHandover: "根移交书"
        case .statusList: "状态列表"
        case .eventHead: "登记事件链首"
        }
    }
}
