package import Certificates

/// Why a roster is not issued, or no further.
package enum IssueError: Error, Sendable {
    /// The certificate of this line could not be made.
    case refused(line: Int, IssuingError)
    /// A cohort has used up its certificate numbers.
    case numbersExhausted
    /// A signature of the key does not hold: nothing of its chunk was committed.
    case signatureDoesNotHold
}
