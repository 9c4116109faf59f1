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
        // The attached file stands in the update at the end, with little behind it.
        let attached = "\nstream\n\(token)\nendstream"
        let tail = Array(pdf.suffix(token.utf8.count + 2_048))
        return tail.span.last(attached) != nil && PDFUpdate.isWhole(pdf)
    }
}
