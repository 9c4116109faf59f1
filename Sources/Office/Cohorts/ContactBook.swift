package import Certificates
package import Programmes
package import Registry
internal import Rosters

/// `contacts`: whom to ask at each nominating authority, and who has not named anybody yet.
package struct ContactBook: Sendable {
    package let workspace: Workspace

    package init(_ workspace: Workspace) { self.workspace = workspace }

    package struct State: Sendable {
        /// Each authority of the programme, with its contact if it named one.
        package let authorities: [(region: Region, contact: Contact?)]
        /// The day by which all were to be named; nil where the programme sets none.
        package let deadline: CalendarDate?

        package var missing: [Region] { authorities.filter { $0.contact == nil }.map(\.region) }
    }

    /// Takes the contacts of a file; those that were there for the same authorities go.
    package func record(
        _ file: String, cohort name: String?, at now: UnixTime
    ) throws(OfficeError) -> State {
        let table = try Table(file: file, columns: Self.columns) {
            OfficeError.list(.table(path: file, $0))
        }
        return try workspace.write(at: now) { registry throws(OfficeError) in
            let cohort = try workspace.cohort(named: name, in: registry)
            let programme = try workspace.programme(of: cohort)
            let contacts = try Self.contacts(table, file, programme.nominatingAuthorities)
            try workspace.registered { () throws(RegistryError) in
                try registry.record(contacts, of: cohort.id, at: now)
            }
            return try state(cohort, programme, registry)
        }
    }

    package func show(cohort name: String?) throws(OfficeError) -> State {
        let registry = try workspace.openRegistry(.readOnly)
        let cohort = try workspace.cohort(named: name, in: registry)
        return try state(cohort, workspace.programme(of: cohort), registry)
    }

    private static let columns = [
        Table.Column(["地区", "authority", "region"]), Table.Column(["负责人", "official"]),
        Table.Column(["联络员", "liaison"]), Table.Column(["电话", "telephone"]),
        Table.Column(["邮箱", "email"], isRequired: false),
    ]

    private func state(
        _ cohort: Cohort, _ programme: Programme, _ registry: Registry
    ) throws(OfficeError) -> State {
        let contacts = try workspace.registered { () throws(RegistryError) in
            try registry.contacts(of: cohort.id)
        }
        return State(
            authorities: programme.nominatingAuthorities.map { region in
                (region, contacts.first { $0.authority == region.code })
            },
            deadline: programme.deadlines.regionalContacts)
    }

    private static func contacts(
        _ table: Table, _ file: String, _ authorities: [Region]
    ) throws(OfficeError) -> [Contact] {
        var contacts: [Contact] = []
        var lines: [String: Int] = [:]
        var faults: [LineFault] = []
        for row in table.rows {
            for (column, cell) in zip(columns, row.cells) where column.isRequired && cell.isEmpty {
                let cause = LineFault.Cause.missing(column: column.headers[0])
                faults.append(LineFault(line: row.line, value: "", cause: cause))
            }
            guard let region = Region(row.cells[0]), authorities.contains(region) else {
                faults.append(
                    LineFault(line: row.line, value: row.cells[0], cause: .unknownAuthority))
                continue
            }
            if let line = lines.updateValue(row.line, forKey: region.code) {
                faults.append(
                    LineFault(line: row.line, value: row.cells[0], cause: .doubled(line: line)))
            }
            contacts.append(
                Contact(
                    authority: region.code, official: row.cells[1], liaison: row.cells[2],
                    telephone: row.cells[3], email: row.cells[4]))
        }
        guard faults.isEmpty else { throw .list(.lines(path: file, faults)) }
        return contacts
    }
}
