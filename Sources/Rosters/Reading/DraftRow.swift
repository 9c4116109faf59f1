/// The cells of one row by column, before anything is checked: what the rules of the audit look at,
/// wherever it comes from.
public struct DraftRow: Sendable {
    /// The line where the row begins, from 1; 0 where it comes from no file.
    public let line: Int

    /// The cells in UTF-8, with a byte between each two.
    private let bytes: [UInt8]
    /// Where each cell ends in `bytes`.
    private let ends: [Int]
    /// Which cell is a column's, by its ordinal; -1 where there is none.
    private let positions: [Int]

    /// The row of a record in a file; nothing is copied.
    init(line: Int, bytes: [UInt8], ends: [Int], positions: [Int]) {
        (self.line, self.bytes) = (line, bytes)
        (self.ends, self.positions) = (ends, positions)
    }

    /// A row that stands in no file; a column without a text is empty.
    public init(_ cells: [RosterColumn: String]) {
        var (bytes, ends): ([UInt8], [Int]) = ([], [])
        for column in RosterColumn.allCases {
            if !ends.isEmpty { bytes.append(0) }
            bytes.append(contentsOf: (cells[column] ?? "").utf8)
            ends.append(bytes.count)
        }
        self.init(
            line: 0, bytes: bytes, ends: ends, positions: RosterColumn.allCases.map(\.ordinal))
    }

    /// A cell without the spaces (ASCII and U+3000) around it; empty where the row has none.
    public func text(_ column: RosterColumn) -> String {
        String(decoding: cell(column), as: UTF8.self)
    }

    func cell(_ column: RosterColumn) -> ArraySlice<UInt8> {
        let position = positions[column.ordinal]
        guard position >= 0, position < ends.count else { return [] }
        return bytes[(position == 0 ? 0 : ends[position - 1] + 1)..<ends[position]].trimmed
    }
}
