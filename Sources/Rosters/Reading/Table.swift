/// A small CSV file that is no roster, such as scores or contacts: read as a whole, by the same rules
/// for encodings, separators, line endings and quotes.
public struct Table: Sendable {
    /// A column: its headers, the first of which is shown to people.
    public struct Column: Sendable, Equatable {
        /// In Chinese and English; compared without regard to case.
        public let headers: [String]
        /// Whether the file must have it.
        public let isRequired: Bool

        /// A column with these headers.
        public init(_ headers: [String], isRequired: Bool = true) {
            (self.headers, self.isRequired) = (headers, isRequired)
        }
    }

    /// A row that is not blank.
    public struct Row: Sendable, Equatable {
        /// The line where it begins, from 1.
        public let line: Int
        /// One cell for each column that was asked for, without spaces around it; empty where the file
        /// does not have the column.
        public let cells: [String]
    }

    /// The rows, in their order.
    public let rows: [Row]

    /// The most bytes of a file.
    public static let sizeLimit = 4 << 20

    /// Reads a file. Without a header every row is one of `columns`, if `needsHeader` does not forbid
    /// it. Columns that nobody asked for are passed over.
    public init(
        _ bytes: Span<UInt8>, columns: [Column], needsHeader: Bool = true
    ) throws(TableError) {
        var records = try Self.records(bytes)
        guard let first = records.first else { throw .empty }
        let positions = Self.positions(of: columns, in: first.cells)
        let hasHeader = positions.contains { $0 != nil }
        if hasHeader {
            try Self.check(positions, of: columns, in: first)
            records.removeFirst()
        } else if needsHeader {
            try Self.check(positions, of: columns, in: first)
        }
        let places = hasHeader ? positions : columns.indices.map { $0 }
        rows = records.map { record in
            Row(line: record.line, cells: places.map { Self.cell($0, of: record.cells) })
        }
    }
}

/// Why a file is no such table.
public enum TableError: Error, Sendable, Equatable {
    /// Nothing but blank lines.
    case empty
    /// The text cannot be read.
    case text(CSVError)
    /// Columns are missing or stand twice; `found` is the header as it was read.
    case header(line: Int, missing: [Table.Column], doubled: [Table.Column], found: [String])
}

extension Table {
    private struct Record {
        let line: Int
        let cells: [String]
    }

    /// Every record that is not blank.
    private static func records(_ bytes: Span<UInt8>) throws(TableError) -> [Record] {
        do throws(CSVError) {
            let text = try Self.text(bytes)
            return try records(text, separator: separator(of: text))
        } catch {
            throw .text(error)
        }
    }

    private static func text(_ bytes: Span<UInt8>) throws(CSVError) -> [UInt8] {
        var source = TextSource()
        source.append(bytes)
        source.finish()
        let lines = source.text.count { $0 == UInt8(ascii: "\n") } + 1
        switch source.ending {
        case .error(let error): throw error
        case .undecodable: throw .unknownEncoding(line: lines)
        case nil: break
        }
        do {
            _ = try UTF8Span(validating: source.text.span)
        } catch {
            let before = source.text[..<error.byteOffsets.lowerBound]
            throw .unknownEncoding(line: before.count { $0 == UInt8(ascii: "\n") } + 1)
        }
        return source.text
    }

    /// The separator that stands most often in the first line that is not blank.
    private static func separator(of text: [UInt8]) -> UInt8 {
        let lines = text.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        let first = lines.first { !$0.trimmed.isEmpty } ?? []
        let counts = HeaderLine.separators.map { separator in
            (separator, first.count { $0 == separator })
        }
        return counts.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0.0 : nil }
            ?? HeaderLine.separators[0]
    }

    private static func records(
        _ text: [UInt8], separator: UInt8
    ) throws(CSVError) -> [Record] {
        var scanner = CSVScanner(separator: separator, line: 1)
        var position = 0
        var records: [Record] = []
        while true {
            var isWhole = try scanner.scan(text, from: &position)
            if !isWhole { isWhole = try scanner.finish() }
            guard isWhole else { return records }
            let cells = scanner.cells.map { String(decoding: $0.trimmed, as: UTF8.self) }
            if cells.contains(where: { !$0.isEmpty }) {
                records.append(Record(line: scanner.recordLine, cells: cells))
            }
            scanner.dropRecord()
        }
    }

    private static func positions(of columns: [Column], in names: [String]) -> [Int?] {
        columns.map { column in
            names.firstIndex { name in column.headers.contains { $0.isSameHeader(as: name) } }
        }
    }

    private static func check(
        _ positions: [Int?], of columns: [Column], in header: Record
    ) throws(TableError) {
        let missing = zip(columns, positions).filter { $0.isRequired && $1 == nil }
        let doubled = columns.filter { column in
            header.cells.count { name in column.headers.contains { $0.isSameHeader(as: name) } } > 1
        }
        guard missing.isEmpty, doubled.isEmpty else {
            throw .header(
                line: header.line, missing: missing.map(\.0), doubled: doubled,
                found: header.cells)
        }
    }

    private static func cell(_ position: Int?, of cells: [String]) -> String {
        guard let position, cells.indices.contains(position) else { return "" }
        return cells[position]
    }
}

extension String {
    fileprivate func isSameHeader(as other: String) -> Bool {
        lowercased().utf8.elementsEqual(other.lowercased().utf8)
    }
}
