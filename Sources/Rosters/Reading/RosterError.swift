/// Why a file is no roster at all. Lines count from 1.
public enum RosterError: Error, Sendable, Equatable {
    /// Nothing but blank lines.
    case empty
    /// The text cannot be read.
    case text(CSVError)
    /// Columns that have to be there are not, or some stand there more than once.
    case header(line: Int, missing: [RosterColumn], doubled: [RosterColumn], found: [String])
}
