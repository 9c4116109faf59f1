// Made by Scripts/make-words from Sources/Vocabulary/words.json: change that, and run it again.
// swift-format-ignore-file

package import Certificates

extension Verdict.Outcome {
    /// What the verdict is called, as inside a sentence.
    package var phrase: Phrase {
        switch self {
        case .valid: Phrase("有效", "valid")
        case .invalid: Phrase("无效", "invalid")
        case .undetermined: Phrase("无法判定", "undetermined")
        }
    }
}

extension CertificateStatus {
    /// What the status is called, as inside a sentence.
    package var phrase: Phrase {
        switch self {
        case .valid: Phrase("有效", "valid")
        case .revoked: Phrase("已撤销", "revoked")
        case .suspended: Phrase("已暂停", "suspended")
        case .superseded: Phrase("已被取代", "superseded")
        }
    }
}

extension Reason {
    /// The reason as one sentence.
    package var sentence: Phrase {
        switch self {
        case .malformed: Phrase("这不是一份完整的证书令牌。", "This is not a complete certificate token.")
        case .unsupportedAlgorithm: Phrase("证书注明的签名算法不被接受。", "It names a signature algorithm that is not accepted.")
        case .signatureMismatch: Phrase("签名不符：证书是伪造的，或被改动过。", "The signature does not match: the certificate was forged, or altered.")
        case .typeNotAllowed: Phrase("签发者无权签发此类证书。", "The issuer may not issue certificates of this type.")
        case .keyNotActive: Phrase("证书所写的签发时间不在签发密钥的使用期内。", "It is dated outside the time in which its key was in use.")
        case .notYetValid: Phrase("证书尚未生效。", "It is not valid yet.")
        case .expired: Phrase("证书已过期。", "It has expired.")
        case .disclosureMismatch: Phrase("随附的个人信息不属于这份证书。", "Personal facts travel with it that do not belong to it.")
        case .revoked: Phrase("签发者已撤销这份证书。", "The issuer has revoked it.")
        case .superseded: Phrase("更正后的新证书已取代这份证书。", "A corrected certificate has replaced it.")
        case .suspended: Phrase("签发者暂停了这份证书的效力。", "The issuer has suspended it for now.")
        case .unknownIssuer: Phrase("证书所写的签发者不在信任列表中。", "The issuer that it names is not in the trust list.")
        case .unknownKey: Phrase("签发密钥不在信任列表中；列表可能不是最新的。", "Its key is not in the trust list, which may be old.")
        case .keyCompromised: Phrase("签发密钥已泄露，无法判断是谁签发的。", "Its key was compromised, so nobody can tell who signed it.")
        case .statusMissing: Phrase("没有这份证书的状态列表，无法得知它是否被撤销。", "There is no status list for it, so nobody can tell whether it was revoked.")
        case .statusStale: Phrase("状态列表已过时，无法得知证书此后是否被撤销。", "Its status list is out of date, so it may have been revoked since.")
        case .statusMismatch: Phrase("状态列表不属于这份证书的签发者，或其中没有它的条目。", "The status list is not that of its issuer, or has no entry for it.")
        case .trustListExpired: Phrase("信任列表已过期。", "The trust list has expired.")
        case .algorithmUnavailable: Phrase("此处不能核对这份证书所用的签名算法（例如国密 SM2）。", "Its kind of signature (SM2, for instance) cannot be checked here.")
        }
    }
}

extension Reason {
    /// What to do about it.
    package var advice: Advice {
        switch self {
        case .malformed: .getWhole
        case .unsupportedAlgorithm: .refuse
        case .signatureMismatch: .refuse
        case .typeNotAllowed: .refuse
        case .keyNotActive: .refuse
        case .notYetValid: .checkClock
        case .expired: .getCurrent
        case .disclosureMismatch: .refuse
        case .revoked: .askWhy
        case .superseded: .getCorrected
        case .suspended: .wait
        case .unknownIssuer: .lookElsewhere
        case .unknownKey: .getLists
        case .keyCompromised: .getReissued
        case .statusMissing: .getLists
        case .statusStale: .getLists
        case .statusMismatch: .getLists
        case .trustListExpired: .getLists
        case .algorithmUnavailable: .askAnother
        }
    }
}

/// What the person who checks a certificate can do where it is not valid.
package enum Advice: String, Sendable, CaseIterable {
    case getWhole = "get_whole"
    case refuse
    case checkClock = "check_clock"
    case getCurrent = "get_current"
    case askWhy = "ask_why"
    case getCorrected = "get_corrected"
    case wait
    case lookElsewhere = "look_elsewhere"
    case getLists = "get_lists"
    case getReissued = "get_reissued"
    case askAnother = "ask_another"
}

extension Advice {
    /// The advice in a sentence or two.
    package var sentence: Phrase {
        switch self {
        case .getWhole: Phrase("请确认内容完整：重新扫码，或向持有人索取原文件（PDF 或 .sd-jwt）。", "Make sure that it is complete: scan again, or ask the bearer for the original file (PDF or .sd-jwt).")
        case .refuse: Phrase("请勿接受这份证书。如有疑问，请通过官方渠道联系签发者，不要使用证书上印的联系方式。", "Do not accept it. In doubt, ask the issuer through its official channels, not through contacts printed on the certificate.")
        case .checkClock: Phrase("请核对本机的日期和时间，然后重新核验。", "Check the date and time of this device, and verify again.")
        case .getCurrent: Phrase("目前请勿接受。请询问持有人或签发者，是否有仍然有效的证书。", "Do not accept it now. Ask the bearer or the issuer for a certificate that is still valid.")
        case .askWhy: Phrase("请勿接受这份证书。撤销的原因只有签发者知道，请向签发者询问。", "Do not accept it. Only the issuer knows why it was revoked: ask there.")
        case .getCorrected: Phrase("请向持有人索取更正后的新证书，并核验那一份。", "Ask the bearer for the corrected certificate, and verify that one.")
        case .wait: Phrase("目前请勿接受。暂停可能会解除：请过些时候再核验，或询问签发者。", "Do not accept it for now. A suspension may be lifted: verify again later, or ask the issuer.")
        case .lookElsewhere: Phrase("不要只凭证书所写的签发者就相信它。请核对证书上印的网址：它可能要在另一个网站、或用另一个签发者的列表核验。", "Do not trust it for the name of its issuer alone. Compare the address printed on the certificate: it may have to be verified at another site, or with the lists of another issuer.")
        case .getLists: Phrase("这不表示证书是伪造的。请用签发者最新的列表重新核验。", "This does not mean that it is forged. Verify it again with the newest lists of the issuer.")
        case .getReissued: Phrase("请向签发者询问，并向持有人索取重新签发的证书。", "Ask the issuer, and ask the bearer for a certificate issued anew.")
        case .askAnother: Phrase("这不表示证书是伪造的。请在能核对这种签名的地方核验：签发者的服务器，或支持它的 jieye 命令行程序。", "This does not mean that it is forged. Verify it where this kind of signature can be checked: by the server of the issuer, or by a jieye command line that has it.")
        }
    }
}

extension PublicFact {
    /// The word before the fact, as inside a sentence.
    package var label: Phrase {
        switch self {
        case .number: Phrase("证书编号", "certificate number")
        case .name: Phrase("姓名", "name")
        case .programme: Phrase("培训项目", "programme")
        case .cohort: Phrase("届次", "cohort")
        case .track: Phrase("培训方向", "track")
        case .institution: Phrase("承担机构", "institution")
        case .started: Phrase("开班日期", "first day")
        case .completed: Phrase("结业日期", "last day")
        case .hours: Phrase("学时", "hours")
        case .issuer: Phrase("签发者", "issuer")
        case .issuedAt: Phrase("签发时间", "issued at")
        case .status: Phrase("状态", "status")
        }
    }
}

extension GraduateFact {
    /// The word before the fact, as inside a sentence.
    package var label: Phrase {
        switch self {
        case .idType: Phrase("证件类型", "ID type")
        case .idNumber: Phrase("证件号码", "ID number")
        case .idLast4: Phrase("证件号码后四位", "ID number, last four")
        case .enterprise: Phrase("单位名称", "enterprise")
        case .creditCode: Phrase("统一社会信用代码", "unified social credit code")
        case .region: Phrase("地区", "region")
        case .industry: Phrase("行业", "industry")
        case .title: Phrase("职务", "job title")
        }
    }
}

extension Phrase {
    package static let period = Phrase("起止日期", "period")
    package static let personalFacts = Phrase("个人信息", "personal facts")
    package static let issuedOn = Phrase("签发日期", "issued on")
    package static let verifiedAt = Phrase("核验时间", "verified at")
    package static func statusAsOf(status: String, time: String) -> Phrase {
        Phrase("\(status)（截至 \(time)）", "\(status) (as of \(time))")
    }
    package static let bearerNotProved = Phrase("以上证明的是证书，不是持有人。", "This proves the certificate, not its bearer.")
    package static let nothingProved = Phrase("以上既没有证明证书，也没有证明持有人。", "This proves neither the certificate nor its bearer.")
    package static let compareName = Phrase("请查看身份证件，核对姓名；如有重名之虑，请对方出示证件号码后四位。", "Compare the name with an identity document, or ask to be shown the last four characters of its number.")
    package static let compareLastFour = Phrase("请查看身份证件，核对姓名和证件号码后四位。", "Look at an identity document: compare the name and the last four characters of its number.")
}
