import Printing
import Testing

@Suite struct RefusalTests {
    @Test("A character that no font has is found in the certificates that have it, in no others")
    func missingCharacter() throws {
        let sheets = [
            Batch.sheet(), Batch.sheet(name: "王\u{1F600}", number: "LJ2021-000002-U"),
            Batch.sheet(name: "\u{1F601}\u{1F600}", number: "LJ2021-000003-S"),
        ]
        let fonts = try Batch.fonts(try Batch.form(), sheets)
        #expect(fonts.areMissing)
        let missing = try sheets.map { try fonts.missing(in: $0) }
        #expect(missing == [[], ["\u{1F600}"], ["\u{1F600}", "\u{1F601}"]])
        #expect(try !Batch.fonts(try Batch.form(), [sheets[0]]).areMissing)
    }

    @Test("A character of the programme that no font has is in its trial sheets")
    func missingInProgramme() throws {
        let form = try Batch.form { $0.replacing("广西大学", with: "广西大学\u{1F600}") }
        let fonts = try Batch.fonts(form, form.trialSheets)
        let missing = try form.trialSheets.flatMap { try fonts.missing(in: $0) }
        #expect(Set(missing) == ["\u{1F600}"])
    }

    @Test("A token that would need modules under 0.45 mm is refused")
    func longToken() throws {
        let sheet = Batch.sheet(tokenLength: 1_700)
        let printer = try Printer(Batch.fonts(try Batch.form(), [sheet]))
        #expect(throws: PrintingError.codeTooLong(number: "LJ2021-000001-W")) {
            try printer.pdf(sheet)
        }
    }

    @Test("The longest token that can be issued has its code")
    func longestToken() throws {
        let issuer = "https://" + String(repeating: "a", count: 20) + ".example.org"
        let sheet = Batch.sheet(tokenLength: 900)
        let form = try Batch.form(issuer: issuer)
        #expect(try !Printer(Batch.fonts(form, [sheet])).pdf(sheet).isEmpty)
    }

    @Test("A text that does not fit on the page is refused, not cut")
    func longText() throws {
        let institution = String(repeating: "中小企业国际合作协会", count: 80)
        let sheet = Batch.sheet(institution: institution)
        let printer = try Printer(Batch.fonts(try Batch.form(), [sheet]))
        #expect(throws: PrintingError.textTooLong(.sentence, number: "LJ2021-000001-W")) {
            try printer.pdf(sheet)
        }
    }

    /// A form with other words for a text of the sample's programme.
    private func form(_ member: String, zh: String, en: String) throws -> SheetForm {
        try Batch.form { text in
            let start = text.firstRange(of: "\"\(member)\": {")
            guard let start, let end = text[start.upperBound...].firstIndex(of: "}") else {
                return text
            }
            let words = " \"zh\": \"\(zh)\", \"en\": \"\(en)\" "
            return text[..<start.upperBound] + words + text[end...]
        }
    }

    @Test(
        "English that could not be read is refused, and a Chinese title too",
        arguments: [("结业证书", 17), (String(repeating: "结业", count: 60), 1)])
    func smallTitle(zh: String, words: Int) throws {
        let english = String(repeating: "Completion ", count: words) + "of Studies"
        let form = try form("certificate_title", zh: zh, en: english)
        let sheet = Batch.sheet()
        let printer = try Printer(Batch.fonts(form, [sheet]))
        #expect(throws: PrintingError.textTooLong(.title, number: "LJ2021-000001-W")) {
            try printer.pdf(sheet)
        }
    }

    @Test("What is no font is named by the typeface that it was to be")
    func noFont() throws {
        var fonts = SheetFonts(for: try Batch.characters(try Batch.form(), [Batch.sheet()]))
        let typeface = try #require(fonts.wanted)
        let bytes = Array("no font".utf8)
        #expect(throws: PrintingError.notAFont(typeface)) {
            try fonts.add(typeface, bytes.span)
        }
    }

    @Test("A typeface for rare characters is wanted only where there is one")
    func wanted() throws {
        #expect(try Batch.typefaces(Batch.sheet()) == [.text, .strong])
        #expect(try Batch.typefaces(Batch.sheet(name: "王𡋾")) == [.text, .strong, .rareStrong])
    }
}
