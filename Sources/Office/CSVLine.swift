/// `cells` as a line of CSV (RFC 4180), without its end; a cell that a spreadsheet would run as a
/// formula begins with an apostrophe.
package func csvLine(_ cells: [String]) -> String {
    cells.map { cell in
        let risky: Set<Character> = ["=", "+", "-", "@", "\t", "\r"]
        let safe = cell.first.map(risky.contains) == true ? "'" + cell : cell
        let plain = !safe.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        return plain
            ? safe
            : "\""
                + safe.split(separator: "\"", omittingEmptySubsequences: false)
                .joined(separator: "\"\"") + "\""
    }
    .joined(separator: ",")
}
