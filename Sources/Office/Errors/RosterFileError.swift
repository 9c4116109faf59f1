package import Rosters

/// Why a roster is not approved or issued.
package enum RosterFileError: Error, Sendable {
    /// The roster cannot be read on.
    case unreadable(path: String, RosterError)
    /// Rows cannot be issued, and `--partial` was not given.
    case faultyRows(count: Int, rows: Int)
    /// A file was changed while it was read.
    case changedMeanwhile(path: String)
    /// These bytes have no approval in this cohort; no digest where they were too many to read.
    case notApproved(path: String, digest: String?)
    /// The kept copy of an approved roster is not what was approved.
    case approvedCopyDamaged(path: String)
    /// The kept copy of a roster was purged, so that it cannot be issued any more.
    case copyPurged(path: String)
}
