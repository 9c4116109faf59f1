internal import Certificates
internal import Files
internal import Registry
internal import Rosters

/// Certificates that a verb is to change: named as arguments, and in a file with one number a line.
package struct NumberList: Sendable {
    package struct Entry: Sendable {
        /// The line of the file, from 1; 0 for an argument.
        let line: Int
        let text: String
    }

    package let entries: [Entry]
    /// The file, or nothing where there is none; for messages.
    let path: String

    /// `file` may be `-` for standard input, and may have a header `number`.
    package init(_ numbers: [String], file: String?) throws(OfficeError) {
        let named = numbers.map { Entry(line: 0, text: $0) }
        path = file ?? ""
        guard let file else {
            guard !named.isEmpty else { throw .number(.nothingNamed) }
            entries = named
            return
        }
        let table = try Table(
            file: file, columns: [Table.Column(["编号", "number"])], needsHeader: false
        ) { OfficeError.list(.table(path: file, $0)) }
        entries = named + table.rows.map { Entry(line: $0.line, text: $0.cells[0]) }
    }

    /// The numbers, each of which may be brought into the status; all that cannot are one error.
    func checked(
        _ registry: Registry, _ workspace: Workspace, for status: CertificateStatus
    ) throws(OfficeError) -> [CertificateNumber] {
        var numbers: [CertificateNumber] = []
        var lines: [String: Int] = [:]
        var faults: [LineFault] = []
        for entry in entries {
            func fault(_ cause: LineFault.Cause) {
                faults.append(LineFault(line: entry.line, value: entry.text, cause: cause))
            }
            guard let number = CertificateNumber(entry.text) else {
                fault(.malformedNumber)
                continue
            }
            if let line = lines.updateValue(entry.line, forKey: number.description) {
                fault(.doubled(line: line))
                continue
            }
            let found = try workspace.registered { () throws(RegistryError) in
                try registry.certificate(numbered: number)
            }
            if let found, !found.status.mayBecome(status) {
                fault(.notAllowed(from: found.status, to: status))
            } else if found == nil {
                fault(.unknownNumber)
            }
            numbers.append(number)
        }
        guard faults.isEmpty else { throw .list(.lines(path: path, faults)) }
        return numbers
    }
}
