/// `cells` as a line of CSV (RFC 4180), without its end; a cell that a spreadsheet would run as a
/// formula begins with an apostrophe.
///
/// What it looks at is bytes: to Swift, a quote with a combining mark behind it is another character.
package func csvLine(_ cells: [String]) -> String {
    cells.map { cell in
        let isFormula = cell.utf8.first.map(formulaStarts.contains) ?? false
        let safe = isFormula ? "'" + cell : cell
        return safe.utf8.contains(where: csvMarks.contains) ? csvQuoted(safe) : safe
    }
    .joined(separator: ",")
}

/// A cell in quotes, whatever is in it.
func csvQuoted(_ cell: String) -> String {
    let quote = UInt8(ascii: "\"")
    var bytes = [quote]
    for byte in cell.utf8 {
        if byte == quote { bytes.append(quote) }
        bytes.append(byte)
    }
    bytes.append(quote)
    return String(decoding: bytes, as: UTF8.self)
}

/// The cell of a line that ``csvLine(_:)`` has written, without the apostrophe that it put there.
package func csvCell(withoutEscape cell: String) -> String {
    let bytes = cell.utf8
    guard bytes.first == UInt8(ascii: "'"), let second = bytes.dropFirst().first,
        formulaStarts.contains(second)
    else { return cell }
    return String(decoding: bytes.dropFirst(), as: UTF8.self)
}

private let formulaStarts = Set("=+-@\t\r".utf8)
private let csvMarks = Set("\",\r\n".utf8)
