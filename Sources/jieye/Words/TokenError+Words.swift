internal import JOSE

extension TokenError {
    /// What is wrong, and where, without the input. Disclosures count from 0.
    var sentence: String { visible(say(chinese, description)) }

    private var chinese: String {
        switch self {
        case .tooLong(let limit): "超过 \(limit) 字节"
        case .jsonSerialization: "是 JSON 序列化，不是紧凑序列化"
        case .forbiddenByte(let byte, let offset): "第 \(offset) 字节处不应有字节 \(byte)"
        case .wrongPartCount(let count): "以点分成 \(count) 段，应为 3 段"
        case .invalidBase64URL(let part): "\(part.chinese)不是 base64url"
        case .invalidJSON(let part, let error): "\(part.chinese)：\(error.sentence)"
        case .emptySignature: "签名是空的"
        case .missingAlgorithm: "头部没有 alg"
        case .headerMemberNotString(let name): "头部的 \(name) 不是字符串"
        case .forbiddenHeaderMember(let name): "头部有不允许的 \(name)"
        case .noTilde: "没有 ~，不是 SD-JWT"
        case .keyBinding: "最后一个 ~ 之后还有内容；不支持密钥绑定"
        case .emptyDisclosure(let place): "披露项 \(place) 是空的"
        case .tooManyDisclosures(let limit): "披露项超过 \(limit) 个"
        case .malformedDisclosure(let place): "披露项 \(place) 不是由盐、名称与值组成的数组"
        case .reservedName(let place): "披露项 \(place) 用了保留的名称"
        case .repeatedDisclosure(let place): "披露项 \(place) 重复"
        case .unknownDigestAlgorithm: "_sd_alg 不是 sha-256"
        case .nestedDigestAlgorithm: "_sd_alg 不在最外层"
        case .malformedDigests: "_sd 不是字符串数组"
        case .malformedPlaceholder: "成员 ... 出现在不允许的地方"
        case .repeatedDigest(let digest): "摘要 \(digest) 重复"
        case .disclosureOutOfPlace(let place): "披露项 \(place) 与其位置不符"
        case .nameTaken(let name, let place): "披露项 \(place) 的名称 \(name) 已被占用"
        case .unreferencedDisclosure(let place): "没有摘要指向披露项 \(place)"
        case .tooDeep(let limit): "披露项嵌套超过 \(limit) 层"
        case .unknownNames(let names, let available):
            "没有披露项名为 \(names.joined(separator: "、"))；现有：\(available.joined(separator: "、"))"
        }
    }
}

extension TokenError.Part {
    fileprivate var chinese: String {
        switch self {
        case .header: "头部"
        case .payload: "内容"
        case .signature: "签名"
        case .disclosure(let place): "披露项 \(place)"
        }
    }
}
