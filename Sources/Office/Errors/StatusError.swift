package import Certificates

/// Why the status of a certificate is not changed.
package enum StatusError: Error, Sendable {
    /// A move between two states that is not allowed.
    case notAllowed(number: String, from: CertificateStatus, to: CertificateStatus)
}
