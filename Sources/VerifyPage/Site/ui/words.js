// Made by Scripts/make-words from Sources/Vocabulary/words.json: change that, and run it again.

/** What each verdict is called. */
export const VERDICTS = {
    valid: ["有效", "valid"],
    invalid: ["无效", "invalid"],
    undetermined: ["无法判定", "undetermined"],
};

/** What each status is called. */
export const STATUSES = {
    valid: ["有效", "valid"],
    revoked: ["已撤销", "revoked"],
    suspended: ["已暂停", "suspended"],
    superseded: ["已被取代", "superseded"],
};

/** Each reason as a sentence, and the code of its advice. */
export const REASONS = {
    malformed: ["这不是一份完整的证书令牌。", "This is not a complete certificate token.", "get_whole"],
    unsupported_algorithm: ["证书注明的签名算法不被接受。", "It names a signature algorithm that is not accepted.", "refuse"],
    signature_mismatch: ["签名不符：证书是伪造的，或被改动过。", "The signature does not match: the certificate was forged, or altered.", "refuse"],
    type_not_allowed: ["签发者无权签发此类证书。", "The issuer may not issue certificates of this type.", "refuse"],
    key_not_active: ["证书所写的签发时间不在签发密钥的使用期内。", "It is dated outside the time in which its key was in use.", "refuse"],
    not_yet_valid: ["证书尚未生效。", "It is not valid yet.", "check_clock"],
    expired: ["证书已过期。", "It has expired.", "get_current"],
    disclosure_mismatch: ["随附的个人信息不属于这份证书。", "Personal facts travel with it that do not belong to it.", "refuse"],
    revoked: ["签发者已撤销这份证书。", "The issuer has revoked it.", "ask_why"],
    superseded: ["更正后的新证书已取代这份证书。", "A corrected certificate has replaced it.", "get_corrected"],
    suspended: ["签发者暂停了这份证书的效力。", "The issuer has suspended it for now.", "wait"],
    unknown_issuer: ["证书所写的签发者不在信任列表中。", "The issuer that it names is not in the trust list.", "look_elsewhere"],
    unknown_key: ["签发密钥不在信任列表中；列表可能不是最新的。", "Its key is not in the trust list, which may be old.", "get_lists"],
    key_compromised: ["签发密钥已泄露，无法判断是谁签发的。", "Its key was compromised, so nobody can tell who signed it.", "get_reissued"],
    status_missing: ["没有这份证书的状态列表，无法得知它是否被撤销。", "There is no status list for it, so nobody can tell whether it was revoked.", "get_lists"],
    status_stale: ["状态列表已过时，无法得知证书此后是否被撤销。", "Its status list is out of date, so it may have been revoked since.", "get_lists"],
    status_mismatch: ["状态列表不属于这份证书的签发者，或其中没有它的条目。", "The status list is not that of its issuer, or has no entry for it.", "get_lists"],
    trust_list_expired: ["信任列表已过期。", "The trust list has expired.", "get_lists"],
    algorithm_unavailable: ["此处不能核对这份证书所用的签名算法（例如国密 SM2）。", "Its kind of signature (SM2, for instance) cannot be checked here.", "ask_another"],
};

/** What to do. */
export const ADVICE = {
    get_whole: ["请确认内容完整：重新扫码，或向持有人索取原文件（PDF 或 .sd-jwt）。", "Make sure that it is complete: scan again, or ask the bearer for the original file (PDF or .sd-jwt)."],
    refuse: ["请勿接受这份证书。如有疑问，请通过官方渠道联系签发者，不要使用证书上印的联系方式。", "Do not accept it. In doubt, ask the issuer through its official channels, not through contacts printed on the certificate."],
    check_clock: ["请核对本机的日期和时间，然后重新核验。", "Check the date and time of this device, and verify again."],
    get_current: ["目前请勿接受。请询问持有人或签发者，是否有仍然有效的证书。", "Do not accept it now. Ask the bearer or the issuer for a certificate that is still valid."],
    ask_why: ["请勿接受这份证书。撤销的原因只有签发者知道，请向签发者询问。", "Do not accept it. Only the issuer knows why it was revoked: ask there."],
    get_corrected: ["请向持有人索取更正后的新证书，并核验那一份。", "Ask the bearer for the corrected certificate, and verify that one."],
    wait: ["目前请勿接受。暂停可能会解除：请过些时候再核验，或询问签发者。", "Do not accept it for now. A suspension may be lifted: verify again later, or ask the issuer."],
    look_elsewhere: ["不要只凭证书所写的签发者就相信它。请核对证书上印的网址：它可能要在另一个网站、或用另一个签发者的列表核验。", "Do not trust it for the name of its issuer alone. Compare the address printed on the certificate: it may have to be verified at another site, or with the lists of another issuer."],
    get_lists: ["这不表示证书是伪造的。请用签发者最新的列表重新核验。", "This does not mean that it is forged. Verify it again with the newest lists of the issuer."],
    get_reissued: ["请向签发者询问，并向持有人索取重新签发的证书。", "Ask the issuer, and ask the bearer for a certificate issued anew."],
    ask_another: ["这不表示证书是伪造的。请在能核对这种签名的地方核验：签发者的服务器，或支持它的 jieye 命令行程序。", "This does not mean that it is forged. Verify it where this kind of signature can be checked: by the server of the issuer, or by a jieye command line that has it."],
};

/** The word before each public fact. */
export const FACTS = {
    number: ["证书编号", "certificate number"],
    name: ["姓名", "name"],
    programme: ["培训项目", "programme"],
    cohort: ["届次", "cohort"],
    track: ["培训方向", "track"],
    institution: ["承担机构", "institution"],
    started: ["开班日期", "first day"],
    completed: ["结业日期", "last day"],
    hours: ["学时", "hours"],
    issuer: ["签发者", "issuer"],
    issued_at: ["签发时间", "issued at"],
    status: ["状态", "status"],
};

/** The word before each private fact. */
export const PRIVATE_FACTS = {
    id_type: ["证件类型", "ID type"],
    id_number: ["证件号码", "ID number"],
    id_last4: ["证件号码后四位", "ID number, last four"],
    enterprise: ["单位名称", "enterprise"],
    credit_code: ["统一社会信用代码", "unified social credit code"],
    region: ["地区", "region"],
    industry: ["行业", "industry"],
    title: ["职务", "job title"],
};

/** What else is said by others too. */
export const PHRASES = {
    period: ["起止日期", "period"],
    personal_facts: ["个人信息", "personal facts"],
    issued_on: ["签发日期", "issued on"],
    verified_at: ["核验时间", "verified at"],
    status_as_of: ["{status}（截至 {time}）", "{status} (as of {time})"],
    bearer_not_proved: ["以上证明的是证书，不是持有人。", "This proves the certificate, not its bearer."],
    nothing_proved: ["以上既没有证明证书，也没有证明持有人。", "This proves neither the certificate nor its bearer."],
    compare_name: ["请查看身份证件，核对姓名；如有重名之虑，请对方出示证件号码后四位。", "Compare the name with an identity document, or ask to be shown the last four characters of its number."],
    compare_last_four: ["请查看身份证件，核对姓名和证件号码后四位。", "Look at an identity document: compare the name and the last four characters of its number."],
};
