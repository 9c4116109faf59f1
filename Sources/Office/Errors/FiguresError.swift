package import Certificates
package import Rosters

/// What can keep a verb from being done: the status verbs, corrections, cohorts, list, report, assess
/// and contacts.
package enum FiguresError: Error, Sendable {
    /// A file that is no table of the kind that is wanted.
    case table(path: String, TableError)
    /// Lines of a file, or arguments, that cannot be used; all of them.
    case lines(path: String, [LineFault])
    /// No certificate was named.
    case nothingNamed
    /// No cohort has this name.
    case unknownCohort(String, known: [String])
    /// A field that a certificate does not have.
    case unknownField(String, known: [String])
    /// A correction that changes nothing.
    case nothingChanges(number: String)
    /// A private fact of a certificate whose private facts were purged.
    case factPurged(number: String, field: String)
    /// A corrected certificate that the audit would refuse.
    case unfit(number: String, [Finding])
    /// The programme has no assessment.
    case noAssessment(cohort: String)
    /// The institutions at the border of suspension have one score: the office has to decide.
    case tie(score: Int, institutions: [String], places: Int)
    /// A cohort has this name or number prefix already.
    case cohortExists(name: String, prefix: String)
    /// A cohort was added, and the system refused to make its file that of the workspace.
    case cohortFileNotPlaced(String, path: String, errno: Int32)
    /// Another cohort must have the same issuer.
    case otherIssuer(path: String, expected: String)
    /// Another cohort must have the same offset, by which the days of all certificates are told.
    case otherOffset(path: String, expected: UTCOffset)
}

/// A line of a file that cannot be used.
package struct LineFault: Sendable, Equatable {
    package enum Cause: Sendable, Equatable {
        case malformedNumber
        case unknownNumber
        /// The certificate cannot be brought from this status into that.
        case notAllowed(from: CertificateStatus, to: CertificateStatus)
        /// The same stands in this line already; 0 for an argument.
        case doubled(line: Int)
        /// A cell of this column is empty.
        case missing(column: String)
        case unknownInstitution
        /// An institution of the programme without a score; the line is 0.
        case unscored
        /// A score is a number with at most three decimals.
        case notAScore
        case unknownAuthority
    }

    /// From 1; 0 for an argument, or for something that is not there.
    package let line: Int
    package let value: String
    package let problem: Cause
}
