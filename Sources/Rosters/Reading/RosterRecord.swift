/// One row of a roster as it stands in the file, before anything is checked.
public struct RosterRecord: Sendable {
    /// The line where the row begins, from 1.
    public let line: Int
    /// The header of its file.
    public let header: RosterHeader

    /// The cells in UTF-8, unquoted, with a byte between each two.
    let bytes: [UInt8]
    /// Where each cell ends in `bytes`.
    let ends: [Int]
    /// Whether text follows the closing quote of a cell.
    let isBroken: Bool

    /// The number of cells.
    public var fieldCount: Int { ends.count }

    /// Its cells by column, for the audit.
    public var draft: DraftRow {
        DraftRow(line: line, bytes: bytes, ends: ends, positions: header.positions)
    }

    /// A cell without the spaces (ASCII and U+3000) around it; empty where the row has none.
    public func text(_ column: RosterColumn) -> String { draft.text(column) }

    func field(_ position: Int) -> ArraySlice<UInt8> {
        bytes[(position == 0 ? 0 : ends[position - 1] + 1)..<ends[position]]
    }

    /// Whether every cell is empty.
    var isBlank: Bool { ends.indices.allSatisfy { field($0).trimmed.isEmpty } }
}

/// The header of a roster: which column stands where.
public struct RosterHeader: Sendable {
    /// The line where the header begins, from 1.
    public let line: Int
    /// Comma, semicolon or tab.
    public let separator: UInt8
    /// The number of columns, known or not.
    public let fieldCount: Int
    /// The headers that name no column, except empty ones.
    public let unknown: [String]
    /// The columns that are there, in their order.
    public let columns: [RosterColumn]

    /// Where each column stands, by its ordinal; -1 for one that is not there.
    let positions: [Int]

    /// The header of an empty roster: every column with its Chinese header, comma-separated.
    public static let template = RosterColumn.allCases.map(\.header).joined(separator: ",")
}

/// How a roster's text is encoded.
public enum RosterEncoding: String, Sendable {
    /// ASCII only.
    case ascii = "ASCII"
    /// UTF-8, with or without byte order mark.
    case utf8 = "UTF-8"
    /// GB18030, and with it GBK and GB 2312.
    case gb18030 = "GB18030"
}

extension ArraySlice<UInt8> {
    /// Without the ASCII white space and the ideographic spaces (U+3000) around it.
    var trimmed: ArraySlice<UInt8> {
        var slice = self
        while let first = slice.first {
            if first.isSpace {
                slice.removeFirst()
            } else if first == 0xE3, slice.starts(with: Self.ideographicSpace) {
                slice.removeFirst(3)
            } else {
                break
            }
        }
        while let last = slice.last {
            if last.isSpace {
                slice.removeLast()
            } else if last == 0x80, slice.suffix(3).elementsEqual(Self.ideographicSpace) {
                slice.removeLast(3)
            } else {
                break
            }
        }
        return slice
    }

    private static let ideographicSpace: [UInt8] = [0xE3, 0x80, 0x80]
}

extension UInt8 {
    fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
