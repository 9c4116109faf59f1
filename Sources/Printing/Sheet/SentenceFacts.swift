internal import Certificates
internal import Programmes

/// The facts of a certificate in the words of a language.
struct SentenceFacts {
    enum Language { case chinese, english }

    private let certificate: CompletionCertificate
    private let programme: Programme
    private let language: Language

    init(_ certificate: CompletionCertificate, _ programme: Programme, _ language: Language) {
        (self.certificate, self.programme, self.language) = (certificate, programme, language)
    }

    /// The sentence with the facts in it.
    func sentence(_ template: SentenceTemplate) throws(PrintingError) -> [TextRun] {
        var sentence: [TextRun] = []
        for part in template.parts {
            switch part {
            case .text(let text): sentence.append(TextRun(text: text))
            case .fact(.name): sentence.append(name)
            case .fact(let fact): sentence.append(try run(fact))
            }
        }
        return sentence
    }

    /// A long name is set plainly: it would be a heavy block, and its bold glyphs a large file.
    private var name: TextRun {
        let width = certificate.name.unicodeScalars.reduce(0.0) { width, character in
            width + (CharacterKind(character) == .ideograph ? 1 : 0.5)
        }
        let isStrong = width <= Self.widestStrongName
        let scale = language == .chinese ? 1.25 : 1.1
        return TextRun(
            text: certificate.name, strong: isStrong, scale: isStrong ? scale : 1,
            keptTogether: width <= 8)
    }

    /// In ems.
    private static let widestStrongName = 20.0

    /// English dates are kept in one piece; in Chinese a gap would be left at the line's end.
    private func run(_ fact: SentenceTemplate.Placeholder) throws(PrintingError) -> TextRun {
        let isDate = fact == .started || fact == .completed
        return TextRun(text: try text(fact), keptTogether: isDate && language == .english)
    }

    private func text(_ fact: SentenceTemplate.Placeholder) throws(PrintingError) -> String {
        switch fact {
        case .name: return certificate.name
        case .programme: return localized(certificate.programme, [programme.title])
        case .cohort: return certificate.cohort
        case .track: return localized(certificate.track, programme.tracks.map(\.name))
        case .institution:
            return localized(certificate.institution, programme.institutions.map(\.name))
        case .started: return date(certificate.started)
        case .completed: return date(certificate.completed)
        case .hours:
            guard let hours = certificate.hours else {
                throw .missingHours(number: certificate.number)
            }
            return String(hours)
        }
    }

    /// What the programme file calls a thing in this language; the certificate's own words where
    /// it says nothing.
    private func localized(_ text: String, _ names: [LocalizedText]) -> String {
        guard language == .english else { return text }
        return names.first { $0.zh.utf8.elementsEqual(text.utf8) }?.en ?? text
    }

    private func date(_ date: CalendarDate) -> String {
        language == .chinese ? date.inChinese : date.inEnglish
    }
}

extension CalendarDate {
    /// Such as `2021年10月14日`.
    var inChinese: String { "\(year)年\(month)月\(day)日" }

    /// Such as `14 October 2021`.
    var inEnglish: String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December",
        ]
        return "\(day) \(months[month - 1]) \(year)"
    }
}
