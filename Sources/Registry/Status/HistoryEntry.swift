package import Certificates
internal import GRDB

/// Something that happened to a certificate, with what was said of it.
package struct HistoryEntry: Sendable, Equatable {
    package let event: Event
    /// Nil where nothing was said, or it was purged.
    package let reason: String?
    package let givenBy: String?
}

extension Registry {
    /// Everything that happened to a certificate, the oldest first.
    package func history(
        of number: CertificateNumber
    ) throws(RegistryError) -> [HistoryEntry] {
        let events = try events(of: number)
        return try read { database in
            try events.map { event in
                let sql = "SELECT text, given_by FROM reason WHERE event = ?"
                let row = try Row.fetchOne(database, sql: sql, arguments: [event.sequence])
                guard let row else { return HistoryEntry(event: event, reason: nil, givenBy: nil) }
                var fields = Fields(row)
                return HistoryEntry(
                    event: event, reason: try fields.text(), givenBy: try fields.optionalText())
            }
        }
    }

    /// The number of the certificate that took this one's place, or nil.
    package func successor(
        of number: CertificateNumber
    ) throws(RegistryError) -> CertificateNumber? {
        try replacement("successor", where: "superseded", is: number)
    }

    /// The number of the certificate that this one took the place of, or nil.
    package func predecessor(
        of number: CertificateNumber
    ) throws(RegistryError) -> CertificateNumber? {
        try replacement("superseded", where: "successor", is: number)
    }

    private func replacement(
        _ wanted: String, where given: String, is number: CertificateNumber
    ) throws(RegistryError) -> CertificateNumber? {
        try read { database in
            let sql = """
                SELECT wanted.number FROM certificate given
                    JOIN replacement ON \(given) = given.id
                    JOIN certificate wanted ON wanted.id = \(wanted)
                WHERE given.number = ?
                """
            let row = try Row.fetchOne(database, sql: sql, arguments: [number.description])
            return try row.map { row in
                var fields = Fields(row)
                return try fields.number()
            }
        }
    }
}
