// Made by Scripts/make-words from Sources/Vocabulary/words.json: change that, and run it again.

extension RosterColumn {
    /// The Chinese header.
    public var header: String {
        switch self {
        case .name: "姓名"
        case .idType: "证件类型"
        case .idNumber: "证件号码"
        case .enterprise: "单位名称"
        case .creditCode: "统一社会信用代码"
        case .industry: "行业代码"
        case .region: "地区"
        case .title: "职务"
        case .track: "培训方向"
        case .institution: "承担机构"
        case .nomination: "推荐方式"
        case .started: "开班日期"
        case .completed: "结业日期"
        case .hours: "学时"
        case .outcome: "结业结论"
        }
    }

    /// The English header.
    public var englishHeader: String {
        switch self {
        case .name: "name"
        case .idType: "id_type"
        case .idNumber: "id_number"
        case .enterprise: "enterprise"
        case .creditCode: "credit_code"
        case .industry: "industry"
        case .region: "region"
        case .title: "title"
        case .track: "track"
        case .institution: "institution"
        case .nomination: "nomination"
        case .started: "started"
        case .completed: "completed"
        case .hours: "hours"
        case .outcome: "outcome"
        }
    }
}
