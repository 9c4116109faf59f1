internal import Certificates
internal import Rendering

/// The proof, before a cohort begins, that its certificates can be printed: afterwards its files are
/// kept as they are, and a fault in them could not be mended.
struct PrintTrial {
    let programme: Programme
    let programmePath: String
    let issuer: IssuerURL
    /// The seal, proved by itself already.
    let seal: Seal?

    /// Tries every text and the longest names of the programme with the fonts of this machine.
    ///
    /// - Returns: the font for want of which it was not proved, or nil.
    func run() throws(OfficeError) -> MissingFont? {
        do throws(OfficeError) {
            try tryOut()
            return nil
        } catch {
            guard case .fontNotThere(let path, let package) = error else { throw error }
            return MissingFont(path: path, package: package)
        }
    }

    private func tryOut() throws(OfficeError) {
        let form = SheetForm(programme: programme, issuer: issuer, seal: seal)
        var characters = SheetCharacters(form)
        for sheet in form.trialSheets {
            try blaming { () throws(RenderingError) in try characters.insert(sheet) }
        }
        let fonts = try FontFiles.fonts(for: characters)
        if fonts.areMissing {
            for sheet in form.trialSheets {
                try blaming { () throws(RenderingError) in
                    guard let character = try fonts.missing(in: sheet).first else { return }
                    throw RenderingError.missingCharacter(character, number: nil)
                }
            }
        }
        try blaming { () throws(RenderingError) in
            let printer = try Printer(fonts)
            for sheet in form.longestTrialSheets { _ = try printer.pdf(sheet) }
        }
    }

    /// Calls `body`, and names the member of the programme that has to be put right.
    private func blaming(_ body: () throws(RenderingError) -> Void) throws(OfficeError) {
        do throws(RenderingError) {
            try body()
        } catch {
            guard let member = member(atFault: error) else { throw .printing(error) }
            throw .form(FormFault(place: .member(member, path: programmePath), error: error))
        }
    }

    private func member(atFault error: RenderingError) -> String? {
        switch error {
        case .missingCharacter(let character, _):
            programme.printedTexts.first { $0.text.unicodeScalars.contains(character) }?.member
        case .textTooLong(.title, _): "certificate_title"
        case .textTooLong(.issuingBody, _): "issuing_body"
        case .textTooLong(.sentence, _), .missingHours: "certificate_sentence"
        default: nil
        }
    }
}

/// A font that is not installed.
package struct MissingFont: Sendable, Equatable {
    package let path: String
    /// The Debian package that it is in.
    package let package: String
}
