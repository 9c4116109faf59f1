package import Certificates
internal import JOSE
internal import Rosters

/// `verify --expect`: a list of numbers and names that the certificates are to agree with.
package struct ExpectationList: Sendable {
    /// What a valid certificate is to the list.
    package enum Agreement: Sendable, Equatable {
        case asExpected
        /// The list has another name (given here) under this number.
        case nameDiffers(String)
        case notListed

        /// Its stable code, as in the JSON form.
        package var code: String {
            switch self {
            case .asExpected: "as_expected"
            case .nameDiffers: "name_differs"
            case .notListed: "not_listed"
            }
        }
    }

    /// A line of the list.
    package struct Entry: Sendable {
        /// In ASCII and capitals; as it stands in the list where it is no number.
        package let number: String
        package let name: String
        /// Why there can be no certificate for it, or nil.
        package private(set) var fault: Flaw?

        package enum Flaw: String, Sendable {
            /// The form or the check character is none of a certificate number.
            case malformedNumber = "malformed_number"
            /// A line before it claims the same number.
            case claimedBefore = "claimed_before"
        }

        fileprivate init(_ cells: [String]) {
            let normalised = String(
                decoding: Array(cells[0].utf8)[...].normalisedCode, as: UTF8.self)
            let isNumber = CertificateNumber(normalised) != nil
            number = isNumber ? normalised : cells[0]
            name = csvCell(withoutEscape: cells[1])
            fault = isNumber ? nil : .malformedNumber
        }

        fileprivate mutating func isClaimed(before names: [ExactText: String]) {
            if fault == nil, names[ExactText(number)] != nil { fault = .claimedBefore }
        }
    }

    private let entries: [Entry]
    private var names: [ExactText: String] = [:]
    private var found: Set<ExactText> = []
    /// How many certificates were not as expected.
    private var differing = 0

    /// Reads a CSV file with the columns `number` and `name`, such as a `manifest.csv`.
    ///
    /// A line whose number is none, or stands before it already, is one for which there can be no
    /// certificate: it is what somebody has claimed.
    package init(_ file: String) throws(DeskError) {
        let table = try Table(
            file: file,
            columns: [Table.Column(["证书编号", "编号", "number"]), Table.Column(["姓名", "name"])]
        ) { DeskError.list(path: file, $0) }
        var entries = table.rows.map { Entry($0.cells) }
        for index in entries.indices {
            entries[index].isClaimed(before: names)
            let entry = entries[index]
            if entry.fault == nil { names[ExactText(entry.number)] = entry.name }
        }
        self.entries = entries
    }

    /// What the list says of a certificate; nothing of one that is not valid.
    package mutating func finding(_ verdict: Verdict) -> Agreement? {
        guard verdict.outcome == .valid, let facts = verdict.certificate?.certificate else {
            return nil
        }
        let finding = finding(facts)
        if finding == .asExpected { found.insert(ExactText(facts.number)) } else { differing += 1 }
        return finding
    }

    private func finding(_ facts: CompletionCertificate) -> Agreement {
        guard let name = names[ExactText(facts.number)] else { return .notListed }
        return name.isSameName(as: facts.name) ? .asExpected : .nameDiffers(name)
    }

    /// The lines for which no valid certificate of this name was found, in their order.
    package var missing: [Entry] {
        entries.filter { $0.fault != nil || !found.contains(ExactText($0.number)) }
    }

    /// Whether there was a valid certificate for every line, and no other.
    package var isMet: Bool { differing == 0 && found.count == entries.count }

    /// How many lines there are.
    package var count: Int { entries.count }
    /// For how many of them there was a valid certificate of this name.
    package var foundCount: Int { found.count }
}

extension String {
    /// Names that look the same, but for the spaces that lists put into short ones: composed and
    /// decomposed characters are equal to Swift.
    fileprivate func isSameName(as other: String) -> Bool {
        let spaces: Set<Character> = [" ", "\u{3000}"]
        return filter { !spaces.contains($0) } == other.filter { !spaces.contains($0) }
    }
}
