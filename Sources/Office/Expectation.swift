package import Certificates

/// `verify --expect`: a list of numbers and names that the certificates are to agree with.
package struct Expectation: Sendable {
    /// What a valid certificate is to the list.
    package enum Finding: Sendable, Equatable {
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
        package let number: String
        package let name: String
    }

    private let entries: [Entry]
    private let names: [String: String]
    private var found: Set<String> = []
    /// How many certificates were not as expected.
    private var differing = 0

    /// Reads a CSV file with the columns `number` and `name`, such as a `manifest.csv`.
    package init(_ file: String) throws(OfficeError) {
        let table = try Table(
            file: file,
            columns: [Table.Column(["证书编号", "编号", "number"]), Table.Column(["姓名", "name"])])
        var lines: [String: Int] = [:]
        var faults: [LineFault] = []
        for row in table.rows {
            let number = row.cells[0]
            if CertificateNumber(number) == nil {
                faults.append(LineFault(line: row.line, value: number, problem: .malformedNumber))
            } else if let line = lines.updateValue(row.line, forKey: number) {
                faults.append(
                    LineFault(line: row.line, value: number, problem: .doubled(line: line)))
            }
        }
        guard faults.isEmpty else { throw .figures(.lines(path: file, faults)) }
        entries = table.rows.map { Entry(number: $0.cells[0], name: $0.cells[1]) }
        names = Dictionary(uniqueKeysWithValues: entries.map { ($0.number, $0.name) })
    }

    /// What the list says of a certificate; nothing of one that is not valid.
    package mutating func finding(_ verdict: Verdict) -> Finding? {
        guard verdict.outcome == .valid, let facts = verdict.certificate?.certificate else {
            return nil
        }
        let finding = finding(facts)
        if finding == .asExpected { found.insert(facts.number) } else { differing += 1 }
        return finding
    }

    private func finding(_ facts: CompletionCertificate) -> Finding {
        guard let name = names[facts.number] else { return .notListed }
        // Equal are names that look equal: composed and decomposed characters are one.
        return name == facts.name ? .asExpected : .nameDiffers(name)
    }

    /// The lines for which no valid certificate of this name was found, in their order.
    package var missing: [Entry] { entries.filter { !found.contains($0.number) } }

    /// Whether there was a valid certificate for every line, and no other.
    package var isMet: Bool { differing == 0 && found.count == entries.count }

    /// How many lines there are.
    package var count: Int { entries.count }
    /// For how many of them there was a valid certificate of this name.
    package var foundCount: Int { found.count }
}
