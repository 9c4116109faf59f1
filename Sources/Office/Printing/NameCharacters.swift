internal import Files

/// The characters of a roster's names, and the first rows that have each; as many as Unicode has, not
/// as the roster.
struct NameCharacters {
    private var lines: [Unicode.Scalar: [Int]] = [:]
    private static let mostLines = 3

    mutating func insert(_ name: String, line: Int) {
        for character in name.unicodeScalars {
            if lines[character]?.count ?? 0 < Self.mostLines {
                lines[character, default: []].append(line)
            }
        }
    }

    /// Those that none of the fonts has that names are printed with; none where these are not installed
    /// or cannot be read.
    func unprintable() -> [UnprintableCharacter] {
        guard let missing = try? FontFiles.missing(of: Set(lines.keys)) else { return [] }
        return missing.sorted().map {
            UnprintableCharacter(character: $0, lines: lines[$0] ?? [])
        }
    }
}

/// A character that no font has.
package struct UnprintableCharacter: Sendable {
    package let character: Unicode.Scalar
    /// The first rows whose name has it.
    package let lines: [Int]
}
