import Foundation
import Rendering
import Testing

@Suite struct Scratch {
    @Test func preview() throws {
        let out = ProcessInfo.processInfo.environment["OUT"] ?? "/tmp"
        let zh: (String) -> String = { $0.replacing(#""en": "This is"#, with: #""x": "This is"#) }
        _ = zh
        let cases: [(String, Sheet)] = [
            ("short", Batch.sheet(name: "王明")),
            (
                "usual",
                Batch.sheet(name: "欧阳小明", track: "促进大中小企业融通发展", institution: "工业和信息化部人才交流中心")
            ),
            (
                "long",
                Batch.sheet(
                    name: String(repeating: "阿卜杜热合曼·买买提吐尔逊", count: 5).prefix(60).description,
                    number: "LJ2021ABCDEF-000001-W", track: "促进大中小企业融通发展",
                    institution: "中国中小企业国际合作协会与工业和信息化部人才交流中心联合培训基地（北京）", tokenLength: 900)
            ),
            ("rare", Batch.sheet(name: "𠮷龘·𡋾")),
            ("latin", Batch.sheet(name: "Jean-François Müller-Åström")),
        ]
        let form = try Batch.form()
        let fonts = try Batch.fonts(form, cases.map(\.1))
        let printer = try Printer(fonts)
        for (name, sheet) in cases {
            try Data(printer.pdf(sheet)).write(to: URL(filePath: "\(out)/\(name).pdf"))
            try Data(printer.png(sheet, dotsPerInch: 110)).write(
                to: URL(filePath: "\(out)/\(name).png"))
        }
        let only = try Batch.form { text in
            let start = text.range(of: "\"en\": \"This is")!.lowerBound
            let end = text[start...].firstIndex(of: "\n")!
            let before = text[..<start].lastIndex(of: ",")!
            return String(text[..<before]) + String(text[end...])
        }
        let onlyPrinter = try Printer(Batch.fonts(only, cases.map(\.1)))
        for (name, sheet) in cases {
            try Data(onlyPrinter.pdf(sheet)).write(to: URL(filePath: "\(out)/zh-\(name).pdf"))
        }
        for long in [40, 80, 120, 160, 200] {
            let sheet = Batch.sheet(
                name: String(repeating: "欧阳", count: 30),
                institution: String(repeating: "工业和信息化部", count: 40).prefix(long).description,
                tokenLength: 900)
            do {
                try Data(Printer(Batch.fonts(form, [sheet])).pdf(sheet)).write(
                    to: URL(filePath: "\(out)/inst\(long).pdf"))
            } catch { print(long, error) }
        }
        let seal = try Seal(
            path:
                "M-50 0A50 50 0 1 1 50 0A50 50 0 1 1 -50 0ZM-46 0a46 46 0 1 0 92 0a46 46 0 1 0 -92 0zM0-22 5.2-7.1 20.9-6.8 8.4 2.7 12.9 17.8 0 8.8-12.9 17.8-8.4 2.7-20.9-6.8-5.2-7.1z"
        )
        let form2 = try Batch.form(seal: seal)
        let printer2 = try Printer(Batch.fonts(form2, cases.map(\.1)))
        try Data(printer2.png(cases[0].1, dotsPerInch: 110)).write(
            to: URL(filePath: "\(out)/seal.png"))
        try Data(printer2.pdf(cases[0].1)).write(to: URL(filePath: "\(out)/seal.pdf"))
        let file = try PrintFile(fonts, date: cases[0].1.issued)
        var bytes: [UInt8] = []
        for _ in 0..<50 { for (_, sheet) in cases { bytes += try file.add(sheet) } }
        bytes += try file.finish()
        try Data(bytes).write(to: URL(filePath: "\(out)/printfile.pdf"))
        let start = ContinuousClock.now
        for _ in 0..<100 { _ = try printer.pdf(cases[1].1) }
        print("100 in", ContinuousClock.now - start)
    }
}
