import Printing
import Testing

@Suite struct DocumentTests {
    @Test("The same certificate is the same bytes, alone and in a batch", arguments: ["王明", "王𡋾"])
    func sameBytesInBatch(name: String) throws {
        let form = try Batch.form()
        let sheet = Batch.sheet(name: name)
        let others = [Batch.sheet(name: "一丁㐂𠮷", number: "LJ2021-000002-U"), sheet]
        let alone = try Printer(Batch.fonts(form, [sheet])).pdf(sheet)
        #expect(try Printer(Batch.fonts(form, others)).pdf(sheet) == alone)
    }

    @Test("The fonts of a document have names of their own")
    func fontNames() throws {
        let sheet = Batch.sheet(name: "王𡋾")
        let pdf = try Printer(Batch.fonts(try Batch.form(), [sheet])).pdf(sheet)
        let text = String(decoding: pdf, as: UTF8.self)
        let names = text.matches(of: /\/FontName \/([A-Z]{6}\+[A-Za-z-]+)/).map(\.output.1)
        #expect(names.count >= 4 && Set(names).count == names.count)
        #expect(names.allSatisfy { text.contains("/BaseFont /\($0)") })
    }

    @Test("The same certificate is the same bytes, whatever was printed before it")
    func sameBytes() throws {
        let form = try Batch.form()
        let sheets = [Batch.sheet(), Batch.sheet(name: "欧阳娜", number: "LJ2021-000002-U")]
        let first = try Printer(Batch.fonts(form, sheets))
        let second = try Printer(Batch.fonts(form, sheets))
        _ = try second.pdf(sheets[1])
        #expect(try first.pdf(sheets[0]) == second.pdf(sheets[0]))
        #expect(try first.pdf(sheets[0]) != first.pdf(sheets[1]))
    }

    @Test("A document is at most 60 KB (of 1,024 bytes)", arguments: [1, 2, 4, 20, 60])
    func size(characters: Int) throws {
        let letters = Array("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章")
        let name = String((0..<characters).map { letters[$0 % letters.count] })
        let sheet = Batch.sheet(name: name, tokenLength: 900)
        let pdf = try Printer(Batch.fonts(try Batch.form(), [sheet])).pdf(sheet)
        #expect(pdf.count <= 60 * 1_024)
    }

    @Test("The update says the language, and carries the token as it is")
    func update() throws {
        let sheet = Batch.sheet()
        let pdf = try Printer(Batch.fonts(try Batch.form(), [sheet])).pdf(sheet)
        let end = String(decoding: pdf.suffix(6_000), as: UTF8.self)
        #expect(end.split(separator: "%%EOF").count == 3, "a document, its update, and a line end")
        #expect(end.contains("/Lang (zh-CN)") && end.contains("/DisplayDocTitle true"))
        #expect(end.contains("/Length \(sheet.token.utf8.count)"))
        #expect(end.contains("stream\n\(sheet.token)\nendstream"))
    }

    @Test("A document knows itself whole, and no other certificate's")
    func whole() throws {
        let sheets = [Batch.sheet(), Batch.sheet(number: "LJ2021-000002-U")]
        let printer = try Printer(Batch.fonts(try Batch.form(), sheets))
        let pdf = try printer.pdf(sheets[0])
        #expect(sheets[0].isWhole(pdf) && !sheets[1].isWhole(pdf))
    }

    @Test("A document that was cut or changed anywhere is not whole")
    func notWhole() throws {
        let sheet = Batch.sheet()
        let pdf = try Printer(Batch.fonts(try Batch.form(), [sheet])).pdf(sheet)
        for length in [0, 1, 5, pdf.count / 2, pdf.count - 7, pdf.count - 1] {
            #expect(!sheet.isWhole(Array(pdf.prefix(length))), "cut to \(length)")
        }
        for place in stride(from: 0, to: pdf.count, by: 997) {
            var changed = pdf
            changed[place] ^= 1
            #expect(!sheet.isWhole(changed), "changed at \(place)")
        }
        #expect(!sheet.isWhole(pdf + [0x0A]))
    }

    @Test("A print file embeds each font once, however many pages it has")
    func printFile() throws {
        let sheets = (1...40).map {
            Batch.sheet(name: "王\($0)", number: "LJ2021-\(100_000 + $0)-W")
        }
        let file = try PrintFile(Batch.fonts(try Batch.form(), sheets), date: sheets[0].issued)
        var bytes: [UInt8] = []
        for sheet in sheets { bytes += try file.add(sheet) }
        bytes += try file.finish()
        let fonts = String(decoding: bytes, as: UTF8.self).split(separator: "/FontFile2").count - 1
        #expect((2...6).contains(fonts))
        #expect(bytes.count < sheets.count * 15_000)
    }
}
