/// SD-JWT VC Type Metadata: what a wallet or verifier fetches from the address in `vct`, to show
/// the claims with labels in Chinese and English.
public enum TypeMetadata {
    /// The document for the completion certificates of an issuer.
    ///
    /// - Parameters:
    ///   - issuer: The issuer, whose `vct` the document describes.
    ///   - title: What the certificate is called, such as 结业证书.
    ///   - programme: The programme's title, which becomes the description.
    /// - Returns: JSON, with a line break at the end.
    public static func json(
        issuer: IssuerURL, title: LocalizedText, programme: LocalizedText
    ) -> [UInt8] {
        let document: JSONObject = [
            "vct": .string(issuer.certificateType),
            "name": .string(title.en ?? title.zh),
            "description": .string(programme.en ?? programme.zh),
            "display": .array(display(title, programme)),
            "claims": .array(ClaimDescription.all.map(\.json)),
        ]
        return document.serialized + [UInt8(ascii: "\n")]
    }

    private static func display(_ title: LocalizedText, _ programme: LocalizedText) -> [JSON] {
        [
            [
                "locale": "zh-CN", "name": .string(title.zh), "description": .string(programme.zh),
            ],
            [
                "locale": "en", "name": .string(title.en ?? title.zh),
                "description": .string(programme.en ?? programme.zh),
            ],
        ]
    }
}

/// A claim in the type metadata: one row of the table ``all``.
private struct ClaimDescription {
    let path: [String]
    let zh: String
    let en: String
    let isMandatory: Bool
    let isDisclosed: Bool

    static let all = signed + [graduate] + facts

    private static let signed = [
        claim("number", "证书编号", "Certificate number"),
        claim("name", "姓名", "Name"),
        claim("programme", "培训项目", "Programme"),
        claim("cohort", "年度", "Cohort"),
        claim("track", "培训方向", "Track"),
        claim("institution", "承担机构", "Institution"),
        claim("started", "开班日期", "Started"),
        claim("completed", "结业日期", "Completed"),
        claim("hours", "学时", "Hours", isMandatory: false),
        claim("iss", "颁发机构", "Issuer"),
        claim("iat", "签发时间", "Issued at"),
        claim("status", "状态", "Status"),
    ]

    private static let graduate = Self(
        path: ["graduate"], zh: "学员信息", en: "Graduate", isMandatory: false, isDisclosed: true)

    private static let facts = [
        fact("id_type", "证件类型", "Type of identity document"),
        fact("id_number", "证件号码", "Number of identity document"),
        fact("id_last4", "证件号码后四位", "Last four characters of the identity document's number"),
        fact("enterprise", "单位名称", "Enterprise"),
        fact("credit_code", "统一社会信用代码", "Unified social credit code"),
        fact("region", "地区", "Region"),
        fact("industry", "行业代码", "Industry"),
        fact("title", "职务", "Title"),
    ]

    private static func claim(
        _ name: String, _ zh: String, _ en: String, isMandatory: Bool = true
    ) -> Self {
        Self(path: [name], zh: zh, en: en, isMandatory: isMandatory, isDisclosed: false)
    }

    private static func fact(_ name: String, _ zh: String, _ en: String) -> Self {
        Self(path: ["graduate", name], zh: zh, en: en, isMandatory: false, isDisclosed: true)
    }

    var json: JSON {
        [
            "path": .array(path.map(JSON.string)),
            "display": [
                ["locale": "zh-CN", "label": .string(zh)], ["locale": "en", "label": .string(en)],
            ],
            "mandatory": .bool(isMandatory),
            "sd": isDisclosed ? "always" : "never",
        ]
    }
}
