/// One thing that the audit found in a roster; the words for it are the caller's.
public struct Finding: Sendable, Equatable {
    /// How bad it is.
    public enum Severity: String, Sendable, CaseIterable {
        /// The row cannot be issued.
        case fault
        /// The row can be issued, but somebody should look.
        case warning
        /// Something was put right.
        case note
    }

    /// What was found.
    public let code: FindingCode
    /// How bad it is: as ``FindingCode/severity`` says, but never a fault in the row of somebody
    /// who did not complete.
    public let severity: Severity
    /// The line where the row begins, from 1.
    public let line: Int
    /// The column, where the finding concerns one.
    public let column: RosterColumn?
    /// The cell as it stands, cut to 100 characters; for other findings what ``code`` says.
    public let value: String
    /// What ``code`` says.
    public let details: [String]
}
