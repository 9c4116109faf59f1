public import Certificates

/// A certificate that is to be printed.
public struct Sheet: Sendable {
    /// What it says.
    public let certificate: CompletionCertificate
    /// The day that stands below the issuing body.
    public let issued: CalendarDate
    /// The token with nothing disclosed, for the QR code and the attached file.
    public let token: String

    /// A certificate that is to be printed.
    public init(certificate: CompletionCertificate, issued: CalendarDate, token: String) {
        (self.certificate, self.issued, self.token) = (certificate, issued, token)
    }

    /// Whether these bytes are a PDF document of this certificate that ``Printer/pdf(_:)`` made and
    /// nothing has cut.
    public func isWhole(_ pdf: [UInt8]) -> Bool {
        let (end, token) = (Array("%%EOF\n".utf8), Array("\n\(token)\nendstream".utf8))
        guard pdf.starts(with: Array("%PDF-".utf8)), pdf.suffix(end.count).elementsEqual(end)
        else { return false }
        // The attached file stands in the update at the end, with little behind it.
        let tail = Array(pdf.suffix(token.count + 4_096))
        return tail.indices.dropLast(token.count).contains {
            tail[$0] == token[0] && tail[$0..<$0 + token.count].elementsEqual(token)
        }
    }
}
