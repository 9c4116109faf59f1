internal import Certificates

/// Tells of one certificate after another whether its sentence has room: of all texts on the page it
/// alone may have none on one certificate of a cohort and have room on the others.
///
/// Every Chinese character is as wide as every other. So most graduates' sentences are laid out like one
/// before, and only the first of them has to be; a cohort is a fraction of a second, not seconds.
public struct SentenceRoom: ~Copyable {
    private let printer: Printer
    private var known: [[String]: Bool] = [:]

    /// For the certificates of a batch, whose fonts must be complete.
    public init(_ fonts: SheetFonts) throws(PrintingError) {
        printer = try Printer(fonts)
    }

    /// Whether the sentence of this certificate has room.
    ///
    /// - Throws: what else its words can lack.
    public mutating func has(_ sheet: Sheet) throws(PrintingError) -> Bool {
        let layout = Self.layout(sheet.certificate)
        if let answer = known[layout] { return answer }
        if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
        let answer: Bool
        do throws(PrintingError) {
            try printer.layOutSentence(of: sheet)
            answer = true
        } catch .textTooLong {
            answer = false
        }
        known[layout] = answer
        return answer
    }

    private static let most = 10_000

    /// Everything on which the layout depends: two certificates with the same have it alike.
    private static func layout(_ certificate: CompletionCertificate) -> [String] {
        var name = String.UnicodeScalarView()
        for character in certificate.name.unicodeScalars {
            name.append(isHan(character) ? "中" : character)
        }
        return [
            certificate.track, certificate.institution, String(name),
            certificate.started.description, certificate.completed.description,
            certificate.hours.map { String($0) } ?? "",
        ]
    }

    /// Whether the character fills a square in every font that has it.
    private static func isHan(_ character: Unicode.Scalar) -> Bool {
        switch character {
        case "\u{3400}"..."\u{9FFF}", "\u{F900}"..."\u{FAFF}", "\u{20000}"..."\u{3FFFF}": true
        default: false
        }
    }
}
