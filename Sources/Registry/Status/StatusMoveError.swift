package import Certificates

/// Why the status of a certificate is not changed; none is then.
package enum StatusMoveError: Error, Sendable, Equatable {
    /// The registry could not be read or written.
    case registry(RegistryError)
    /// No certificate has this number.
    case unknownNumber(String)
    /// A move between two states that is not allowed.
    case notAllowed(number: String, from: CertificateStatus, to: CertificateStatus)
}
