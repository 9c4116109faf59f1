internal import Certificates
internal import Files
internal import Printing
internal import Programmes
internal import Signing

/// The proof, before a cohort begins, that its certificates can be printed: afterwards its files are
/// kept as they are, and a fault in them could not be mended.
struct PrintTrial {
    let programme: Programme
    let programmePath: String
    let issuer: IssuerURL
    /// What the certificates will be signed with.
    let algorithm: SignatureAlgorithm
    /// The seal, proved by itself already.
    let seal: Seal?

    /// Tries every text of the programme with the fonts of this machine, and each of its tracks with
    /// each institution, for a graduate with a usual name.
    ///
    /// - Returns: the font for want of which it was not proved, or nil.
    func run() throws(OfficeError) -> MissingFont? {
        try refuseLongTokens()
        do throws(OfficeError) {
            try tryOut()
            return nil
        } catch {
            guard case .printing(.fontNotThere(let path, let package)) = error else { throw error }
            return MissingFont(path: path, package: package)
        }
    }

    private var form: SheetForm {
        SheetForm(programme: programme, issuer: issuer, seal: seal)
    }

    /// The audit would refuse every row of a track and an institution with which it becomes too long.
    private func refuseLongTokens() throws(OfficeError) {
        for certificate in form.trialCertificates {
            let length = Issuer.maximumTokenLength(
                for: certificate, issuer: issuer, algorithm: algorithm)
            guard length > IssuedToken.maximumLength else { continue }
            let member = longestMember(of: certificate)
            let error = PrintingError.codeTooLong(number: certificate.number)
            throw .printing(
                .form(FormFault(place: .member(member, path: programmePath), error: error)))
        }
    }

    /// The member with the longest of the texts that a certificate has from the programme.
    private func longestMember(of certificate: CompletionCertificate) -> String {
        let texts = [
            certificate.programme, certificate.cohort, certificate.track, certificate.institution,
        ]
        let longest = texts.max { $0.utf8.count < $1.utf8.count }
        return programme.printedTexts.first { $0.text == longest }?.member ?? "title.zh"
    }

    private func tryOut() throws(OfficeError) {
        let (form, sheets) = (form, form.trialSheets)
        var characters = SheetCharacters(form)
        for sheet in sheets {
            try blaming { () throws(PrintingError) in try characters.insert(sheet) }
        }
        let fonts = try FontFiles.fonts(for: characters)
        if fonts.areMissing {
            for sheet in sheets {
                try blaming { () throws(PrintingError) in
                    guard let character = try fonts.missing(in: sheet).first else { return }
                    throw PrintingError.missingCharacter(character, number: nil)
                }
            }
        }
        try blaming { () throws(PrintingError) in
            let printer = try Printer(fonts)
            for sheet in sheets { try printer.layOutSentence(of: sheet) }
            // But for the sentence they are the same.
            if let sheet = sheets.first { _ = try printer.pdf(sheet) }
        }
    }

    /// Calls `body`, and names the member of the programme that has to be put right.
    private func blaming(_ body: () throws(PrintingError) -> Void) throws(OfficeError) {
        do throws(PrintingError) {
            try body()
        } catch {
            guard let member = member(atFault: error) else { throw .printing(.trial(error)) }
            throw .printing(
                .form(FormFault(place: .member(member, path: programmePath), error: error)))
        }
    }

    private func member(atFault error: PrintingError) -> String? {
        switch error {
        case .missingCharacter(let character, _):
            programme.printedTexts.first { $0.text.unicodeScalars.contains(character) }?.member
        case .textTooLong(.title, _): "certificate_title"
        case .textTooLong(.issuingBody, _): "issuing_body"
        case .textTooLong(.number, _): "number_prefix"
        case .textTooLong(.sentence, _), .missingHours: "certificate_sentence"
        case .textTooLong(.host, _), .notAFont, .codeTooLong, .seal, .drawing: nil
        }
    }
}

/// A font that is not installed.
package struct MissingFont: Sendable, Equatable {
    package let path: String
    /// The Debian package that it is in.
    package let package: String
}
