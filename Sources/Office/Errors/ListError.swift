package import Certificates
package import Rosters

/// What is wrong with a file of numbers, scores or contacts.
package enum ListError: Error, Sendable {
    /// A file that is no table of the kind that is wanted.
    case table(path: String, TableError)
    /// Lines of a file, or arguments, that cannot be used; all of them.
    case lines(path: String, [LineFault])
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
    package let cause: Cause
}
