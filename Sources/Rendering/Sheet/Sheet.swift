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
}
