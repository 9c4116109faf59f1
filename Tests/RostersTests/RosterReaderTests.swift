import Rosters
import Testing

@Suite struct RosterReaderTests {
    @Test(
        "Encoding, separator, line ending and the size of the pieces change no record",
        arguments: Form.all, [1, 2, 3, 7, 64, 65_536])
    func sameRecords(form: Form, size: Int) throws {
        var reader = RosterReader()
        let records = try read(form.bytes(), by: size, with: &reader)
        let (header, encoding) = (reader.header, reader.encoding)
        #expect(header?.unknown == ["备注"])
        #expect(header?.separator == form.separator.utf8.first)
        #expect(encoding == form.encoding.name)
        #expect(records.map(\.line) == [2, 3, 6])
        #expect(records.map(\.fieldCount) == [16, 16, 16])
        let ending = form.ending
        #expect(records.map { $0.text(.name) } == ["欧阳明远", "张\"三\"", "阿依·江"])
        #expect(records.map { $0.text(.title) } == ["总,经;理\t级", "一\(ending)二\(ending)三", ""])
        #expect(records.map { $0.text(.outcome) } == ["合格", "退学", "合格"])
    }

    @Test(
        "Headers are read in Chinese or English, in any order and case",
        arguments: [
            RosterColumn.allCases.map(\.header).joined(separator: ","),
            RosterColumn.allCases.reversed().map(\.rawValue).joined(separator: ","),
            RosterColumn.allCases.map { $0.rawValue.uppercased().replacing("_", with: " ") }
                .joined(separator: ","),
            RosterColumn.allCases.map { "\u{3000}\"\($0.header)\" " }.joined(separator: ";")
                .replacing("\u{3000}", with: ""),
        ])
    func headers(text: String) throws {
        var reader = RosterReader()
        _ = try read(Array(text.utf8), by: 10, with: &reader)
        let header = reader.header
        #expect(Set(header?.columns ?? []) == Set(RosterColumn.allCases))
        #expect(header?.unknown == [])
    }

    @Test("A roster whose last line has no end has the same records")
    func lastLine() throws {
        let text = RosterHeader.template + "\n" + SampleRow().line
        let without = try read(Array(text.utf8))
        let with = try read(Array((text + "\r\n").utf8))
        #expect(without.count == 1 && with.count == 1)
        #expect(without.first?.text(.outcome) == with.first?.text(.outcome))
    }

    @Test("Blank lines and rows of separators only are passed over, and lines still count")
    func blank() throws {
        let row = SampleRow().line
        let text =
            "\n \r\n,,,\n\(RosterHeader.template)\n\n,,,,,,,,,,,,,,\n\(row)\n\r\n\r\n\(row)\r\r"
        #expect(try read(Array(text.utf8)).map(\.line) == [7, 10])
    }

    @Test("A quote inside of a cell that is not quoted means itself")
    func innerQuote() throws {
        let row = SampleRow().line.replacing("\"总经理\"", with: "总\"经\"理")
        let records = try read(Array("\(RosterHeader.template)\n\(row)\n".utf8))
        #expect(records.map { $0.text(.title) } == ["总\"经\"理"])
    }

    @Test("A long ASCII beginning does not hide GB18030 behind it")
    func lateEncoding() throws {
        let english = RosterColumn.allCases.map(\.rawValue).joined(separator: ",")
        let ascii = (0..<3_000).map { _ in "Ann Lee,,E12345678,Firm,1,C35,XPCC,,a,b,c,d,e,,f" }
        let text = ([english] + ascii + [SampleRow().line]).joined(separator: "\n")
        var reader = RosterReader()
        let records = try read(Form.Encoding.gb18030.bytes(of: text), by: 1_000, with: &reader)
        let encoding = reader.encoding
        #expect(encoding == .gb18030)
        #expect(records.last?.text(.name) == "欧阳明远")
    }

    @Test("A rare ideograph of four bytes in GB18030 is read")
    func fourBytes() throws {
        let text = RosterHeader.template + "\n" + SampleRow([.name: "𠮷㐂田"]).line
        let records = try read(Form.Encoding.gb18030.bytes(of: text), by: 3)
        #expect(records.map { $0.text(.name) } == ["𠮷㐂田"])
    }

    @Test(
        "A character cut where the encoding is found out does not hide UTF-8",
        arguments: ["é", "xé"])
    func cut(beginning: String) throws {
        // Each é alone could be GB18030 as well.
        let row = String(repeating: "é", count: 30_000)
        let english = RosterColumn.allCases.map(\.rawValue).joined(separator: ",")
        let text = [english, beginning + "é" + row, "é" + row].joined(separator: "\n")
        var reader = RosterReader()
        let records = try read(Array(text.utf8), by: 1, with: &reader)
        let encoding = reader.encoding
        #expect(encoding == .utf8)
        #expect(records.map { $0.text(.name).utf8.count }.last == 60_002)
    }
}
