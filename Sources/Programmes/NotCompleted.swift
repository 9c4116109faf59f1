/// Trainees who did not complete and have one value in common.
public struct NotCompleted: Sendable, Hashable {
    /// A value of a grouping; empty where the roster said none.
    public struct Key: Sendable, Hashable {
        /// What it is a value of.
        public let grouping: Grouping
        /// Its Chinese name or code; `1` or `0` for ``Grouping/manufacturing``.
        public let value: String

        /// A value of a grouping.
        public init(grouping: Grouping, value: String) {
            (self.grouping, self.value) = (grouping, value)
        }
    }

    /// The value that they have.
    public let key: Key
    /// How many rows have it.
    public let rows: Int

    /// So many rows with a value.
    public init(key: Key, rows: Int) {
        (self.key, self.rows) = (key, rows)
    }
}
