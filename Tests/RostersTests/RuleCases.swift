import Rosters
import Testing

/// A change of the sample row that breaks one rule and no other.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let code: FindingCode
    let column: RosterColumn
    let changes: [RosterColumn: String]
    let details: [String]?

    private init(
        _ code: FindingCode, _ column: RosterColumn, _ value: String, details: [String]? = nil,
        and more: [RosterColumn: String] = [:]
    ) {
        (self.code, self.column, self.details) = (code, column, details)
        changes = more.merging([column: value]) { $1 }
    }

    var testDescription: String { "\(code.rawValue) \(changes)" }

    static let all = texts + documents + enterprises + trainings + dates + notes

    private static let texts = [
        RuleCase(.missing, .name, " \u{3000}"), RuleCase(.missing, .enterprise, ""),
        RuleCase(.missing, .idNumber, ""), RuleCase(.missing, .outcome, "\t"),
        RuleCase(.textTooLong, .name, String(repeating: "长", count: 61), details: ["60"]),
        RuleCase(.textTooLong, .title, String(repeating: "长", count: 61)),
        RuleCase(.textTooLong, .enterprise, String(repeating: "长", count: 121)),
        RuleCase(.badCharacter, .name, "欧\u{202E}阳", details: ["U+202E"]),
        RuleCase(.badCharacter, .name, "欧\u{200B}阳"), RuleCase(.badCharacter, .name, "欧\n阳"),
        RuleCase(.badCharacter, .name, "A\u{A0}B", details: ["U+00A0"]),
        RuleCase(.badCharacter, .enterprise, "公\u{7}司", details: ["U+0007"]),
        RuleCase(.badCharacter, .title, "经\u{FEFF}理"),
        RuleCase(.lostCharacter, .enterprise, "公?司"),
        RuleCase(.lostCharacter, .name, "李\u{FFFD}"), RuleCase(.lostCharacter, .name, "李□"),
        RuleCase(.idNumberInText, .name, "欧阳１１００００１９５６０１０１００００"),
        RuleCase(.idNumberInText, .name, "欧阳１９５６０１０１"),
        RuleCase(.creditCodeInText, .name, "９１１１９９９９ｍａ０ＲＤＰ０ＤＮＲ"),
        RuleCase(.nameOdd, .name, "李1"), RuleCase(.nameOdd, .name, "李 明"),
        RuleCase(.nameOdd, .name, "李"), RuleCase(.nameOdd, .name, "李(明)"),
        RuleCase(.privateCharacter, .name, "李\u{E000}", details: ["U+E000"]),
    ]

    private static let documents = [
        RuleCase(.destroyedNumber, .idNumber, "4.40524E+17"),
        RuleCase(.destroyedNumber, .idNumber, "440524188001010000"),
        RuleCase(.idTypeUnknown, .idType, "学生证"),
        RuleCase(.idMalformed, .idNumber, "110000560101000"),
        RuleCase(.idMalformed, .idNumber, "H1234567", and: [.idType: "港澳居民来往内地通行证"]),
        RuleCase(.idMalformed, .idNumber, "X12345678", and: [.idType: "港澳居民来往内地通行证"]),
        RuleCase(.idMalformed, .idNumber, "123456789", and: [.idType: "台湾居民来往大陆通行证"]),
        RuleCase(.idMalformed, .idNumber, "护照号", and: [.idType: "护照"]),
        RuleCase(.idCheck, .idNumber, "110000195601010001"),
        RuleCase(.idProvince, .idNumber, "990000197001013219", details: ["99"]),
        RuleCase(.idDate, .idNumber, "11000019700231321X", details: ["19700231"]),
        RuleCase(.idFuture, .idNumber, "110000203001013213"),
        RuleCase(.ageOdd, .idNumber, "110000200808083219", details: ["12"]),
        RuleCase(.passportForm, .idNumber, "AB12C", and: [.idType: "护照"]),
    ]

    private static let enterprises = [
        RuleCase(.destroyedNumber, .creditCode, "9.11E+17"),
        RuleCase(.creditCodeMalformed, .creditCode, "91I"),
        RuleCase(.creditCodeCheck, .creditCode, "91119999MA0RDP0DN0"),
        RuleCase(.creditCodeCategory, .creditCode, "97119999MA0000000A", details: ["97"]),
        RuleCase(.notEnterprise, .creditCode, "11100000000013338W", details: ["11"]),
        RuleCase(.regionMismatch, .region, "海南", details: ["119999"]),
        RuleCase(.industryUnknown, .industry, "A35"), RuleCase(.regionUnknown, .region, "江南省"),
        RuleCase(
            .noAuthority, .nomination, "主管部门推荐",
            and: [.region: "台湾省", .creditCode: "91719999MA00000018"]),
    ]

    private static let trainings = [
        RuleCase(
            .trackUnknown, .track, "国际合作", details: ["区域发展", "主题方向", "专精特新", "促进大中小企业融通发展"]),
        RuleCase(.institutionUnknown, .institution, "青禾大学"),
        RuleCase(
            .institutionNotInTrack, .institution, "工业和信息化部人才交流中心",
            details: ["专精特新", "促进大中小企业融通发展"]),
        RuleCase(.nominationUnknown, .nomination, "自荐", details: ["机构自主选拔", "主管部门推荐"]),
        RuleCase(.hoursMalformed, .hours, "一百"), RuleCase(.hoursMalformed, .hours, "0"),
        RuleCase(.hoursMalformed, .hours, "-8"), RuleCase(.hoursMalformed, .hours, "12.5"),
    ]

    private static let window = ["2020-09-01", "2021-12-31"]
    private static let dates = [
        RuleCase(.dateMalformed, .started, "44119"),
        RuleCase(.dateMalformed, .started, "2020-02-30"),
        RuleCase(.dateMalformed, .completed, "2021-10/14"),
        RuleCase(.dateMalformed, .completed, "21-10-14"),
        RuleCase(.dateMalformed, .completed, "2021年10月14"),
        RuleCase(.dateMalformed, .completed, "2021-10-14 08:00"),
        RuleCase(.datesReversed, .completed, "2020-10-14", details: ["2020-10-15"]),
        RuleCase(
            .beforeCohort, .started, "2020-08-31", details: window, and: [.completed: "2021-08-30"]),
        RuleCase(
            .afterCohort, .completed, "2022-01-01", details: window, and: [.started: "2021-01-01"]),
        RuleCase(.durationOdd, .completed, "2021-01-15", details: ["12"]),
    ]

    private static let notes = [
        RuleCase(.normalised, .idNumber, "１１００００１９５６０１０１００００", details: ["110000195601010000"]),
        RuleCase(.normalised, .idNumber, "12000019680703969x", details: ["12000019680703969X"]),
        RuleCase(.normalised, .idNumber, "'110000195601010000", details: ["110000195601010000"]),
        RuleCase(.normalised, .creditCode, "91119999ma0rdp0dnr", details: ["91119999MA0RDP0DNR"]),
        RuleCase(.normalised, .industry, "35", details: ["C35"]),
        RuleCase(.normalised, .industry, "c３５", details: ["C35"]),
        RuleCase(.normalised, .started, "２０２０-10-15", details: ["2020-10-15"]),
        RuleCase(.normalised, .name, "\u{F9DC}远", details: ["隆远"]),
        RuleCase(.normalised, .name, "Rene\u{301}", details: ["René"]),
    ]
}
