package import Certificates

/// Why nothing was issued or signed.
package enum IssuanceError: Error, Sendable {
    /// A certificate could not be made: that of a line of the roster, or a corrected one.
    case refused(line: Int?, IssuingError)
    /// A cohort has used up its certificate numbers.
    case numbersExhausted
    /// A signature of the new key does not hold: nothing was committed.
    case signatureDoesNotHold
}
