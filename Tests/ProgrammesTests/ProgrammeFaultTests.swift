import JOSE
import Programmes
import Testing
import TestSupport

@Suite struct ProgrammeFaultTests {
    @Test(
        "A fault in a programme file is named by its member and what has to stand there",
        arguments: [
            (#""cohort":"#, #""cohrot":"#, "cohrot", nil),
            (#""duration_months": 12,"#, "", "duration_months", .integer(1...120)),
            (#""duration_months": 12"#, #""duration_months": 0"#, "duration_months", nil),
            (#""duration_months": 12"#, #""duration_months": 12.0"#, "duration_months", nil),
            (#""duration_months": 12"#, #""duration_months": "12""#, "duration_months", nil),
            ("\"LJ2021\"", "\"lj2021\"", "number_prefix", .numberPrefix),
            (#""zh": "结业证书""#, #""zh": """#, "certificate_title.zh", .text(atMost: 200)),
            (#""zh": "结业证书""#, "\"zh\": \"结\u{202E}业\"", "certificate_title.zh", nil),
            (#""to": "2021-12-31""#, #""to": "2020-08-31""#, "cohort_window.to", nil),
            (#""from": "2020-09-01""#, #""from": "2020-9-1""#, "cohort_window.from", nil),
            (#""assumed": true"#, #""assumed": 1"#, "cohort_window.assumed", .truth),
            (
                #""by": "authority""#, #""by": "nobody""#, "nomination[1].by",
                .oneOf(["institution", "authority"])
            ),
            (#""code": "theme""#, #""code": "regional""#, "tracks[1].code", nil),
            ("[\"工业和信息化部人才交流中心\"]", "[\"青禾大学\"]", "tracks[2].institutions[0]", nil),
            ("[\"工业和信息化部人才交流中心\"]", "[]", "tracks[2].institutions", .list),
            (
                #""region": "120000""#, #""region": "129900""#, "nominating_authorities[1].region",
                nil
            ),
            (#""name": "天津市""#, #""name": "天津""#, "nominating_authorities[1].name", nil),
            (#""status": "active""#, #""status": "asleep""#, "institutions[0].status", nil),
        ] as [(String, String, String, ProgrammeError.Expectation?)])
    func faults(
        old: String, new: String, member: String, expected: ProgrammeError.Expectation?
    ) throws {
        let error = #expect(throws: ProgrammeError.self) {
            _ = try Checkout.programme(replacing: old, with: new)
        }
        let fault = try #require(error?.fault)
        #expect(fault.member == member)
        if let expected { #expect(fault.expected == expected) }
    }

    @Test(
        "What is not JSON, or no object, is no programme",
        arguments: ["", "{", "[]", "null", #"{"cohort":"a","cohort":"b"}"#, "\u{FEFF}{}"])
    func notJSON(text: String) {
        #expect(throws: ProgrammeError.self) { _ = try Programme(json: Array(text.utf8).span) }
    }

    @Test(
        "An issuer file needs an https origin and a name, and nothing else",
        arguments: [
            #"{"url":"http://a.example","name":{"zh":"甲"}}"#,
            #"{"url":"https://a.example/","name":{"zh":"甲"}}"#,
            #"{"url":"https://a.example"}"#, #"{"url":"https://a.example","name":"甲"}"#,
            #"{"url":"https://a.example","name":{"zh":"甲"},"key":1}"#,
        ])
    func issuers(text: String) {
        #expect(throws: ProgrammeError.self) { _ = try IssuerProfile(json: Array(text.utf8).span) }
    }
}

extension ProgrammeError {
    fileprivate var fault: (member: String, expected: Expectation?)? {
        switch self {
        case .notJSON: nil
        case .unknownMember(let member, _): (member, nil)
        case .missingMember(let member, let expected): (member, expected)
        case .unfitValue(let member, _, let expected): (member, expected)
        case .repeatedValue(let member, _): (member, nil)
        }
    }
}
