internal import Certificates
internal import Registry

extension RegistryFault {
    /// The fault in a line, with its code.
    var line: String { "\(sentence) [\(code.rawValue)]" }

    /// What is wrong, and with what.
    var sentence: String {
        let details = detail.map { say("（\($0.words)）", " (\($0.words))") } ?? ""
        return code.sentence + say("：", ": ") + visible(subject) + details
    }
}

extension RegistryFault.Detail {
    var words: String {
        switch self {
        case .count(let found, let recorded):
            say("有 \(found)，登记为 \(recorded)", "\(found), and \(recorded) recorded")
        case .damage(let place): say("读不下去", "cannot be read on: \(visible(place))")
        case .notFollowing: say("不接前一个事件", "does not follow the one before it")
        case .move(let number, let from):
            say(
                "\(visible(number)) 当时为“\(from.word)”",
                "\(visible(number)) was \(from.word) then")
        case .event(let sequence): say("第 \(sequence) 个事件", "event \(sequence)")
        case .status(let found, let recorded):
            say(
                "为“\(found.word)”，事件得出“\(recorded.word)”",
                "\(found.word), and \(recorded.word) by the events")
        case .row: say("编号与所在的行不符", "its row is another number's")
        case .closing: say("应停用而未停用，或相反", "open where it should be closed, or closed where open")
        case .foreignIssuer: say("不是各届签发者的", "of no cohort's issuer")
        case .name: say("届名或编号前缀不同", "another cohort or number prefix")
        case .unknownKey(let kid):
            say(
                "信任列表中没有密钥 \(visible(kid))",
                "the trust list has no certificate key \(visible(kid))")
        case .unreadableToken: say("读不出令牌", "no token can be read")
        case .otherwise(let statement): statement.words
        case .attestation(let error): error.words
        case .notPurged: say("抹去之后仍在", "still there after a purge")
        case .factsMissing: say("缺少，而并未抹去", "missing, and never purged")
        case .trust(let error): error.sentence
        case .publishedEvents(let events, let found?):
            say("发布了 \(events) 个事件，只有 \(found) 个", "\(events) events published, and \(found) here")
        case .publishedEvents(let events, nil):
            say("第 \(events) 个事件与所发布的不同", "event \(events) is another one than was published")
        }
    }
}

extension RegistryFault.Statement {
    fileprivate var words: String {
        switch self {
        case .certificate: say("所证明的内容不同", "certifies something else")
        case .statusEntry: say("状态位不同", "has another status entry")
        case .issuerOfStatusList: say("状态列表是别的签发者的", "its status list is another issuer's")
        case .issuedAt: say("签发时刻不同", "was issued at another time")
        case .issuer: say("签发者不同", "has another issuer")
        case .type: say("类型不同", "is of another type")
        }
    }
}

extension AttestationError {
    fileprivate var words: String {
        switch self {
        case .signature: say("签名不符", "its signature does not match")
        case .claim(let name):
            say("缺少 \(visible(name))，或不当", "\(visible(name)) is missing, or not what it should be")
        case .disclosures: say("披露项不属于它", "its disclosures are not its own")
        }
    }
}

extension RegistryFault.Code {
    fileprivate var sentence: String {
        switch self {
        case .file: say("文件已损坏", "the file is damaged")
        case .schema: say("表、索引或触发器与程序所建不同", "a table, index or trigger is not as made")
        case .events: say("事件链不成立", "the chain of events does not hold")
        case .cohort: say("项目或签发者文件与登记时不同", "programme or issuer file is not what was recorded")
        case .approval: say("批准记录与登记时不同", "an approval is not what was recorded")
        case .assessment: say("评估结果与登记时不同", "an assessment is not what was recorded")
        case .contacts: say("联系人与登记时不同", "contacts are not what was recorded")
        case .serial: say("编号不能接续", "numbers do not go on after the last one")
        case .statusList: say("状态列表的计数不符", "a status list counts other entries than it has")
        case .replacement: say("更正前后的证书对不上", "two certificates are not linked as recorded")
        case .issuing: say("证书与登记时不同", "a certificate is not what was recorded")
        case .status: say("状态与事件不符", "a status is not what the events add up to")
        case .reason: say("理由与登记时不同", "a reason is not what was given")
        case .token: say("令牌与证书不符", "a token does not say what its certificate says")
        case .disclosures: say("私有事实与令牌不符", "private facts do not belong to their token")
        case .head: say("事件链到不了已发布之处", "the chain does not reach what was published")
        }
    }
}
