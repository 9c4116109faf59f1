/// Reads a roster in pieces: CSV in UTF-8 or GB18030, separated by commas, semicolons or tabs, with
/// any line ending and quoted cells (RFC 4180); blank rows are passed over.
///
/// Give it bytes with ``append(_:)`` and take records with ``next()`` until it returns nil; then
/// give it more, or say ``finish()`` and take the rest. What it holds is bounded by the last piece
/// and 64 KiB for the record, as many for finding out the encoding.
public struct RosterReader: ~Copyable {
    /// The header, once the first call of ``next()`` has read it.
    public private(set) var header: RosterHeader?
    /// The encoding, as far as it has been told.
    public var encoding: RosterEncoding { source.encoding }

    private var source = TextSource()
    private var headerLine = HeaderLine()
    private var scanner = CSVScanner(separator: UInt8(ascii: ","), line: 1)

    /// A reader at the beginning of a file.
    public init() {}

    /// Gives the reader the next bytes of the file.
    public mutating func append(_ chunk: Span<UInt8>) {
        source.append(chunk)
    }

    /// Says that the file has no more bytes.
    public mutating func finish() {
        source.finish()
    }

    /// The next record that is not blank.
    ///
    /// - Returns: nil where more bytes are needed or, after ``finish()``, where there is no more.
    /// - Throws: why the file is no roster; there is nothing more to take then.
    public mutating func next() throws(RosterError) -> RosterRecord? {
        guard let header = try readHeader() else { return nil }
        while try scan() {
            let record = scanner.takeRecord(header)
            if record.isBlank { continue }
            guard (try? UTF8Span(validating: record.bytes.span)) != nil else {
                throw .text(.unknownEncoding(line: record.line))
            }
            return record
        }
        return nil
    }

    /// Whether a record is complete.
    private mutating func scan() throws(RosterError) -> Bool {
        do throws(CSVError) {
            if try scanner.scan(source.text, from: &source.position) { return true }
            try throwEnding(line: scanner.line)
            return source.isAtEnd ? try scanner.finish() : false
        } catch {
            throw .text(error)
        }
    }

    private mutating func readHeader() throws(RosterError) -> RosterHeader? {
        if let header { return header }
        guard let isThere = try readHeaderLine() else { return nil }
        guard isThere else { throw .empty }
        let read = try headerLine.header()
        scanner = CSVScanner(
            separator: read.separator, line: headerLine.nextLine, followsCR: headerLine.followsCR)
        header = read
        return read
    }

    /// Whether there is a header; nil while that cannot be told.
    private mutating func readHeaderLine() throws(RosterError) -> Bool? {
        do throws(CSVError) {
            if try headerLine.read(source.text, from: &source.position) { return true }
            try throwEnding(line: headerLine.nextLine)
            return source.isAtEnd ? try headerLine.finish() : nil
        } catch {
            throw .text(error)
        }
    }

    /// Throws why the text ends early, once all that comes before has been read.
    private func throwEnding(line: Int) throws(CSVError) {
        switch source.ending {
        case .error(let error): throw error
        case .undecodable: throw .unknownEncoding(line: line)
        case nil: break
        }
    }
}
