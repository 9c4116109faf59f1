package import Certificates
package import Rosters

/// Why a certificate is not corrected.
package enum CorrectionError: Error, Sendable {
    /// A field that a certificate does not have.
    case unknownField(String, known: [String])
    /// A correction that changes nothing.
    case nothingChanges(number: String)
    /// A private fact of a certificate whose private facts were purged.
    case factPurged(number: String, field: String)
    /// A corrected certificate that the audit would refuse.
    case unfit(number: String, [Finding])
    /// The corrected certificate could not be made.
    case refused(IssuingError)
}
