import Rosters
import Testing

@Suite struct RosterRefusalTests {
    private static let header = RosterHeader.template

    @Test(
        "A file that is no roster is refused with the reason", arguments: [1, 5, 65_536],
        [
            ([], .empty), (Array(" \n\r\n\t\n".utf8), .empty), ([0xEF, 0xBB, 0xBF], .empty),
            ([0xEF], .text(.unknownEncoding(line: 1))),
            (Array("PK\u{3}\u{4}\u{14}".utf8), .text(.spreadsheet)),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], .text(.spreadsheet)),
            ([0xFF, 0xFE, 0x61, 0], .text(.utf16)), ([0xFE, 0xFF, 0, 0x61], .text(.utf16)),
            (Array("%PDF-1.7".utf8), .text(.notText(line: 1))),
            ([0x61, 0, 0x62], .text(.notText(line: 1))),
            (Array("\(header)\na,b\0,c\n".utf8), .text(.notText(line: 2))),
            (Array("\(header)\n\"a\n\0\"".utf8), .text(.notText(line: 3))),
            (Array("\(header)\n\n\"张三,李四\n王五".utf8), .text(.unterminatedQuote(line: 3))),
            (Array("\"姓名,证件号码".utf8), .text(.unterminatedQuote(line: 1))),
            (Array("\(header)\nb\n张".utf8) + [0xFF, 0xFF, 0x0A], .text(.unknownEncoding(line: 3))),
        ] as [([UInt8], RosterError)])
    func refused(size: Int, file: ([UInt8], RosterError)) {
        #expect(throws: file.1) { _ = try read(file.0, by: size) }
    }

    @Test("Bytes of another encoding far behind are named by their line")
    func lateMistake() throws {
        let row = SampleRow().line + "\n"
        var bytes = Array((Self.header + "\n" + String(repeating: row, count: 1_000)).utf8)
        bytes += [0xC5, 0xB7, 0xD1, 0xF4, 0x0A]
        #expect(throws: RosterError.text(.unknownEncoding(line: 1_002))) { _ = try read(bytes) }
    }

    @Test("Every column that is missing and every one that stands twice is named")
    func columns() {
        let text = "姓名,name,证件号码,单位名称,行业代码,地区,备注,地区,培训方向,承担机构,推荐方式,开班日期\n"
        let error = RosterError.header(
            line: 1, missing: [.creditCode, .completed, .outcome], doubled: [.name, .region],
            found: text.dropLast().split(separator: ",").map(String.init))
        #expect(throws: error) { _ = try read(Array(text.utf8)) }
    }

    @Test(
        "A line without end is refused after 64 KiB, and nothing more is read",
        arguments: ["", "\"", "\(header)\nx,", "\(header)\n\"x", "\(header)\n\"x\"y"])
    func endless(beginning: String) throws {
        var reader = RosterReader()
        let endless = Array(beginning.utf8) + [UInt8](repeating: 0x61, count: 2 * 65_536)
        reader.append(endless.span)
        var error: RosterError?
        do {
            while try reader.next() != nil {}
        } catch let thrown {
            error = thrown
        }
        let line = beginning.hasPrefix(Self.header) ? 2 : 1
        let isQuoted = beginning.hasSuffix("\"") || beginning.hasSuffix("\"x")
        #expect(
            error
                == (isQuoted
                    ? .text(.unterminatedQuote(line: line))
                    : .text(.recordTooLong(line: line, limit: 65_536))))
    }

    @Test("Rows with too many or too few cells are faults of these rows only")
    func fieldCount() throws {
        let row = SampleRow().line
        let other = SampleRow([.idNumber: otherIDs[0], .region: "120000", .creditCode: ""])
        let audited = try audit([row + ",x", "只有一格", row, other.line, "a,\"b\"c,d"])
        let codes = audited.rows.map { $0.findings.map(\.code) }
        #expect(
            codes == [[.fieldCount], [.fieldCount], [], [.missing], [.brokenQuote, .fieldCount]])
        #expect(audited.rows[0].findings[0].value == "16")
        #expect(audited.rows[0].findings[0].details == ["15"])
        #expect(audited.report.faulty == 4 && audited.report.issuable == 1)
    }
}
