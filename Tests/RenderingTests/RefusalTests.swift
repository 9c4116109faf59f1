import Certificates
import Rendering
import Testing

@Suite struct RefusalTests {
    @Test("A character that no font has is named, with the certificate that needs it")
    func missingCharacter() throws {
        let sheets = [Batch.sheet(), Batch.sheet(name: "王\u{1F600}", number: "LJ2021-000002-U")]
        #expect(
            throws: RenderingError.missingCharacter("\u{1F600}", number: "LJ2021-000002-U")
        ) {
            try Batch.fonts(try Batch.form(), sheets)
        }
    }

    @Test("A token that would need modules under 0.45 mm is refused")
    func longToken() throws {
        let sheet = Batch.sheet(tokenLength: 1_700)
        let printer = try Printer(Batch.fonts(try Batch.form(), [sheet]))
        #expect(throws: RenderingError.codeTooLong(number: "LJ2021-000001-W")) {
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
        #expect(throws: RenderingError.textTooLong(number: "LJ2021-000001-W")) {
            try printer.pdf(sheet)
        }
    }

    @Test("What is no font is named by the typeface that it was to be")
    func noFont() throws {
        var fonts = SheetFonts(for: try Batch.characters(try Batch.form(), [Batch.sheet()]))
        let typeface = try #require(fonts.wanted)
        let bytes = Array("no font".utf8)
        #expect(throws: RenderingError.notAFont(typeface)) {
            try fonts.add(typeface, bytes.span)
        }
    }

    @Test("A typeface for rare characters is wanted only where there is one")
    func wanted() throws {
        #expect(try Batch.typefaces(Batch.sheet()) == [.text, .strong])
        #expect(try Batch.typefaces(Batch.sheet(name: "王𡋾")) == [.text, .strong, .rareStrong])
    }
}
