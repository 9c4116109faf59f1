internal import Certificates
internal import JOSE

extension RowAudit {
    mutating func checkName() {
        guard required(.name) != nil, let name = text(.name, atMost: 60) else { return }
        facts.name = name
        if name.isOddName { find(.nameOdd, .name) }
    }

    mutating func checkEnterprise() {
        guard required(.enterprise) != nil else { return }
        facts.enterprise = text(.enterprise, atMost: 120)
    }

    mutating func checkTitle() {
        guard !row.cell(.title).isEmpty else { return }
        facts.title = text(.title, atMost: 60)
    }

    /// A cell's text in normalisation form C, or nil where a fault was found in it.
    private mutating func text(_ column: RosterColumn, atMost limit: Int) -> String? {
        let original = row.text(column)
        let text = original.normalised
        if !text.hasSameBytes(as: original) { find(.normalised, column, original, [text]) }
        let findings = Self.problems(in: text, atMost: limit)
        for (code, details) in findings { find(code, column, details) }
        return findings.contains { $0.0.severity == .fault } ? nil : text
    }

    private static func problems(
        in text: String, atMost limit: Int
    ) -> [(FindingCode, [String])] {
        var problems: [(FindingCode, [String])] = []
        let scalars = text.unicodeScalars
        if scalars.count > limit { problems.append((.textTooLong, [String(limit)])) }
        if scalars.allSatisfy(\.isOrdinary) { return problems }
        if let bad = scalars.first(where: \.isUnfitForPrint) {
            problems.append((.badCharacter, [bad.notation]))
        }
        if scalars.contains(where: \.isReplacement) { problems.append((.lostCharacter, [])) }
        if let unknown = scalars.first(where: \.isPrivateUse) {
            problems.append((.privateCharacter, [unknown.notation]))
        }
        return problems
    }
}

extension Unicode.Scalar {
    /// An ideograph, letter or digit that nothing is wrong with.
    fileprivate var isOrdinary: Bool {
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xB7, 0x4E00...0x9FFF: true
        default: false
        }
    }

    /// What programs and people put in the place of a character that they cannot write.
    fileprivate var isReplacement: Bool {
        switch value {
        case 0x3F, 0xFF1F, 0x25A1, 0x3013, 0xFFFD: true
        default: false
        }
    }

    private var isHan: Bool { properties.isUnifiedIdeograph }

    /// `U+` and at least four hexadecimal digits.
    fileprivate var notation: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}

extension String {
    /// One character only, digits, punctuation that no name has, or an ideographic name that is
    /// padded with spaces.
    fileprivate var isOddName: Bool {
        let scalars = unicodeScalars
        if scalars.count < 2 { return true }
        if utf8.allSatisfy({ $0 >= 0x80 }), !scalars.contains("\u{3000}") { return false }
        let hasSpace = scalars.contains { $0 == " " || $0 == "\u{3000}" }
        if hasSpace, scalars.contains(where: \.properties.isUnifiedIdeograph) { return true }
        return utf8.contains { byte in
            switch byte {
            case 0x20, 0x27, 0x2D, 0x2E, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: false
            default: true
            }
        }
    }
}
