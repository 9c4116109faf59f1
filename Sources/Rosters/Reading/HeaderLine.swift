/// Gathers the first line that is not blank: the header. Only when the whole of it is there can the
/// separator be told.
struct HeaderLine {
    private(set) var bytes: [UInt8] = []
    /// The line where the header begins, from 1.
    private(set) var line = 1
    /// The line behind it.
    private(set) var nextLine = 1
    /// Whether it ended with a carriage return, so that a line feed may still follow.
    private(set) var followsCR = false

    private var isQuoted = false

    /// Reads on up to the end of the header or of the text.
    ///
    /// - Returns: whether the header is complete.
    mutating func read(
        _ text: [UInt8], from position: inout Int
    ) throws(CSVError) -> Bool {
        while position < text.count {
            let byte = text[position]
            position += 1
            let isNewLine = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            if isNewLine {
                let endsCRLF = followsCR && byte == UInt8(ascii: "\n")
                followsCR = byte == UInt8(ascii: "\r")
                if endsCRLF { continue }
                nextLine += 1
                if !isQuoted, endLine() { return true }
            } else {
                followsCR = false
            }
            try append(byte, isNewLine: isNewLine)
        }
        return false
    }

    /// Ends the text.
    ///
    /// - Returns: whether there is a header.
    mutating func finish() throws(CSVError) -> Bool {
        guard !isQuoted else { throw .unterminatedQuote(line: line) }
        return endLine()
    }

    private mutating func append(_ byte: UInt8, isNewLine: Bool) throws(CSVError) {
        guard byte != 0 else { throw .notText(line: nextLine) }
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if !isNewLine || isQuoted { bytes.append(byte) }
        guard bytes.count <= CSVScanner.limit else {
            throw isQuoted
                ? .unterminatedQuote(line: line)
                : .recordTooLong(line: line, limit: CSVScanner.limit)
        }
    }

    /// Whether the line says something; a blank one is forgotten.
    private mutating func endLine() -> Bool {
        guard bytes[...].trimmed.allSatisfy({ Self.separators.contains($0) }) else { return true }
        bytes = []
        line = nextLine
        return false
    }

    static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

    /// The header that the line is, with the separator that makes the most known columns of it.
    func header() throws(RosterError) -> RosterHeader {
        var best: [String] = []
        var (bestSeparator, bestScore) = (UInt8(ascii: ","), (-1, -1))
        for separator in Self.separators {
            let names: [String]
            do throws(CSVError) {
                names = try self.names(separator)
            } catch {
                throw .text(error)
            }
            let score = (names.count { RosterColumn(header: $0) != nil }, names.count)
            if score > bestScore { (best, bestSeparator, bestScore) = (names, separator, score) }
        }
        return try RosterHeader(names: best, separator: bestSeparator, line: line)
    }

    private func names(_ separator: UInt8) throws(CSVError) -> [String] {
        guard (try? UTF8Span(validating: bytes.span)) != nil else {
            throw .unknownEncoding(line: line)
        }
        var scanner = CSVScanner(separator: separator, line: line)
        var position = 0
        guard try scanner.scan(bytes + [UInt8(ascii: "\n")], from: &position) else { return [] }
        return scanner.cells.map { String(decoding: $0.trimmed, as: UTF8.self) }
    }
}

extension RosterHeader {
    /// - Throws: every required column that is missing and every column that stands twice.
    fileprivate init(names: [String], separator: UInt8, line: Int) throws(RosterError) {
        var (unknown, columns, doubled): ([String], [RosterColumn], [RosterColumn]) = ([], [], [])
        var positions = [Int](repeating: -1, count: RosterColumn.allCases.count)
        for (position, name) in names.enumerated() {
            if let column = RosterColumn(header: name) {
                if positions[column.ordinal] >= 0, !doubled.contains(column) {
                    doubled.append(column)
                }
                positions[column.ordinal] = position
                columns.append(column)
            } else if !name.isEmpty {
                unknown.append(name)
            }
        }
        let missing = RosterColumn.allCases.filter {
            $0.isRequired && positions[$0.ordinal] < 0
        }
        guard missing.isEmpty, doubled.isEmpty else {
            throw .header(line: line, missing: missing, doubled: doubled, found: names)
        }
        self.init(
            line: line, separator: separator, fieldCount: names.count, unknown: unknown,
            columns: columns, positions: positions)
    }
}

extension RosterColumn {
    /// The column with this Chinese header, or this English one in whatever case, with spaces or
    /// hyphens for underscores.
    fileprivate init?(header: String) {
        let english = header.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            case UInt8(ascii: " "), UInt8(ascii: "-"): UInt8(ascii: "_")
            default: byte
            }
        }
        let column = Self.allCases.first {
            $0.header.utf8.elementsEqual(header.utf8)
                || $0.englishHeader.utf8.elementsEqual(english)
        }
        guard let column else { return nil }
        self = column
    }
}
