/// Splits text into records and cells (RFC 4180, with any of three separators and line endings).
///
/// It can stop after any byte and go on with the next piece of the text.
struct CSVScanner {
    /// The most bytes that a record may have.
    static let limit = 65_536

    let separator: UInt8
    private(set) var bytes: [UInt8] = []
    private(set) var ends: [Int] = []
    private(set) var isBroken = false
    /// The line where the record begins, from 1.
    private(set) var recordLine: Int

    private var state = State.cellStart
    /// The line that is being read.
    private(set) var line: Int
    private var quoteLine = 0
    private var followsCR = false

    private enum State {
        case cellStart
        case plain
        case quoted
        /// Behind a quote inside of quotes: it is either doubled or the closing one.
        case quote
        /// Behind the closing quote.
        case closed
    }

    /// A scanner for text from this line on; `followsCR` says that a line feed at its beginning
    /// still belongs to the line before.
    init(separator: UInt8, line: Int, followsCR: Bool = false) {
        (self.separator, self.line, recordLine) = (separator, line, line)
        self.followsCR = followsCR
    }

    /// Reads on up to the end of the record or of the text.
    ///
    /// - Returns: whether a record is complete; it has to be taken then.
    mutating func scan(
        _ text: [UInt8], from position: inout Int
    ) throws(CSVError) -> Bool {
        while position < text.count {
            let isComplete =
                state == .quoted
                ? try readQuoted(text, &position) : try readByte(text, &position)
            if isComplete { return true }
            if isOverlong { throw overlong }
        }
        return false
    }

    /// Ends the text.
    ///
    /// - Returns: whether a record is complete; it has to be taken then.
    mutating func finish() throws(CSVError) -> Bool {
        guard state != .quoted else { throw .unterminatedQuote(line: quoteLine) }
        guard state != .cellStart || !ends.isEmpty else { return false }
        ends.append(bytes.count)
        return true
    }

    /// The cells of the complete record.
    var cells: [ArraySlice<UInt8>] {
        ends.indices.map { bytes[($0 == 0 ? 0 : ends[$0 - 1] + 1)..<ends[$0]] }
    }

    /// The complete record; what follows is the next one.
    mutating func takeRecord(_ header: RosterHeader) -> RosterRecord {
        let record = RosterRecord(
            line: recordLine, header: header, bytes: bytes, ends: ends, isBroken: isBroken)
        dropRecord()
        return record
    }

    /// Forgets the complete record; what follows is the next one.
    mutating func dropRecord() {
        let (size, count) = (bytes.count, ends.count)
        (bytes, ends, isBroken, state, recordLine) = ([], [], false, .cellStart, line)
        bytes.reserveCapacity(size + size / 4)
        ends.reserveCapacity(count)
    }

    private var isOverlong: Bool { bytes.count > Self.limit }

    private var overlong: CSVError {
        state == .quoted
            ? .unterminatedQuote(line: quoteLine)
            : .recordTooLong(line: recordLine, limit: Self.limit)
    }

    /// Reads one byte outside of quotes, or a run of plain ones.
    private mutating func readByte(
        _ text: [UInt8], _ position: inout Int
    ) throws(CSVError) -> Bool {
        let byte = text[position]
        let endsCRLF = followsCR && byte == UInt8(ascii: "\n")
        followsCR = false
        if endsCRLF {
            position += 1
            return false
        }
        switch byte {
        case separator: endCell(with: byte)
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            position += 1
            endRecord(with: byte)
            return true
        case UInt8(ascii: "\""): readQuote()
        case 0: throw .notText(line: line)
        default:
            readPlain(text, &position)
            return false
        }
        position += 1
        return false
    }

    private mutating func endCell(with byte: UInt8) {
        ends.append(bytes.count)
        bytes.append(byte)
        state = .cellStart
    }

    private mutating func endRecord(with byte: UInt8) {
        ends.append(bytes.count)
        line += 1
        followsCR = byte == UInt8(ascii: "\r")
    }

    private mutating func readQuote() {
        switch state {
        case .cellStart:
            quoteLine = line
            state = .quoted
        case .quote:
            bytes.append(UInt8(ascii: "\""))
            state = .quoted
        case .plain, .quoted: bytes.append(UInt8(ascii: "\""))
        case .closed:
            bytes.append(UInt8(ascii: "\""))
            isBroken = true
        }
    }

    /// Reads bytes that mean nothing but themselves. Behind a closing quote only spaces may stand.
    private mutating func readPlain(_ text: [UInt8], _ position: inout Int) {
        let end = run(text, from: position) { [separator] byte in
            byte != separator && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r")
                && byte != UInt8(ascii: "\"") && byte != 0
        }
        if state == .quote || state == .closed {
            state = .closed
            if text[position..<end].contains(where: { $0 != UInt8(ascii: " ") }) { isBroken = true }
        } else {
            state = .plain
        }
        bytes.append(contentsOf: text[position..<end])
        position = end
    }

    /// Reads inside of quotes up to the next quote.
    private mutating func readQuoted(
        _ text: [UInt8], _ position: inout Int
    ) throws(CSVError) -> Bool {
        let end = run(text, from: position) { $0 != UInt8(ascii: "\"") && $0 != 0 }
        for byte in text[position..<end] {
            let isLF = byte == UInt8(ascii: "\n")
            if byte == UInt8(ascii: "\r") || (isLF && !followsCR) { line += 1 }
            followsCR = byte == UInt8(ascii: "\r")
        }
        bytes.append(contentsOf: text[position..<end])
        position = end
        guard position < text.count, !isOverlong else { return false }
        guard text[position] != 0 else { throw .notText(line: line) }
        followsCR = false
        state = .quote
        position += 1
        return false
    }

    /// Where a run of bytes ends, no further than the record's limit needs.
    private func run(
        _ text: [UInt8], from start: Int, while belongs: (UInt8) -> Bool
    ) -> Int {
        let bound = min(text.count, start + Self.limit + 1)
        var end = start
        while end < bound, belongs(text[end]) { end += 1 }
        return end
    }
}
