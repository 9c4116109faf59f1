internal import Certificates

extension Reason {
    /// The reason as one sentence.
    var sentence: String {
        switch self {
        case .malformed: say("这不是一份完整的证书令牌。", "This is not a well-formed certificate token.")
        case .unsupportedAlgorithm:
            say("令牌所写的算法不是签发密钥的算法。", "The token names another algorithm than its key's.")
        case .signatureMismatch:
            say("签名不符：证书是伪造的或被改动过。", "The signature does not match: forged, or altered.")
        case .typeNotAllowed:
            say("签发者无权签发此类证书。", "The issuer may not issue certificates of this type.")
        case .keyNotActive:
            say("签发时间不在密钥的有效期内。", "It was signed outside its key's life.")
        case .notYetValid: say("证书尚未生效。", "It is not valid yet.")
        case .expired: say("证书已过期。", "It has expired.")
        case .disclosureMismatch:
            say("所附的私有事实与证书不符。", "A private fact with it does not belong to the certificate.")
        case .revoked: say("证书已被撤销。", "It has been revoked.")
        case .superseded:
            say("证书已由更正后的新证书取代。", "It has been replaced by a corrected certificate.")
        case .suspended: say("证书已被暂停。", "It is suspended.")
        case .unknownIssuer:
            say("信任列表中没有这个签发者。", "The trust list does not know its issuer.")
        case .unknownKey:
            say(
                "信任列表中没有签发密钥；离线包可能太旧。",
                "The trust list does not know its key; the bundle may be old.")
        case .keyCompromised:
            say("签发密钥已泄露，无法判定真伪。", "Its key was compromised, so nobody can tell who signed.")
        case .statusMissing: say("没有该证书的状态列表。", "There is no status list for it.")
        case .statusStale: say("状态列表已过时。", "Its status list is out of date.")
        case .statusMismatch:
            say("状态列表不是由该签发者签名的。", "Its status list was not signed by its issuer.")
        case .trustListExpired: say("信任列表已过期。", "The trust list has expired.")
        case .algorithmUnavailable:
            say("此核验程序不支持该算法。", "This verifier lacks the algorithm.")
        }
    }

    /// What the person who checks the certificate can do, where there is something.
    var advice: String? {
        switch self {
        case .unknownIssuer, .unknownKey, .statusMissing, .statusStale, .statusMismatch,
            .trustListExpired:
            say(
                "请取得签发者最新的离线包（offline.json），再核验一次。",
                "Get the issuer's newest offline.json and verify again.")
        case .malformed:
            say(
                "请确认令牌完整：重新扫码，或索取原文件。",
                "Make sure that the token is complete: scan again, or ask for the file.")
        case .superseded:
            say("请向持有人索取新证书。", "Ask the bearer for the new certificate.")
        default: nil
        }
    }
}

extension Verdict.Outcome {
    /// A sign and a word, so that nothing hangs on colour.
    var headline: String {
        switch self {
        case .valid: say("✓ 有效", "✓ VALID")
        case .invalid: say("✗ 无效", "✗ INVALID")
        case .undetermined: say("? 无法判定", "? UNDETERMINED")
        }
    }

    var colour: String {
        switch self {
        case .valid: "32"
        case .invalid: "31"
        case .undetermined: "33"
        }
    }
}

extension CertificateStatus {
    var word: String {
        switch self {
        case .valid: say("有效", "valid")
        case .revoked: say("已撤销", "revoked")
        case .suspended: say("已暂停", "suspended")
        case .superseded: say("已被取代", "superseded")
        }
    }
}
