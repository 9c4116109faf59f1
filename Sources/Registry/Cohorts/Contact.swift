package import Certificates
internal import GRDB
internal import JOSE
internal import Signing

/// Whom to ask at a nominating authority.
package struct Contact: Sendable, Equatable {
    /// The code of the authority's region.
    package var authority: String
    package var official: String
    package var liaison: String
    package var telephone: String
    /// May be empty.
    package var email: String

    package init(
        authority: String, official: String, liaison: String, telephone: String, email: String
    ) {
        (self.authority, self.official, self.liaison) = (authority, official, liaison)
        (self.telephone, self.email) = (telephone, email)
    }
}

extension Registry {
    /// Records contacts of a cohort; those that were there for the same authorities go.
    package func record(
        _ contacts: [Contact], of cohort: Int64, at now: UnixTime
    ) throws(RegistryError) {
        try write { database in
            let prefix = try Cohort.prefix(of: cohort, in: database)
            for contact in contacts {
                try database.execute(
                    sql: """
                        INSERT OR REPLACE INTO contact
                            (cohort, authority, official, liaison, telephone, email, recorded_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        cohort, contact.authority, contact.official, contact.liaison,
                        contact.telephone, contact.email, now.seconds,
                    ])
            }
            var events = try EventWriter(database)
            let digest = try Contact.digest(of: cohort, in: database)
            try events.append(
                .contactsRecorded, of: prefix, "count=\(contacts.count) contacts=\(digest)", at: now
            )
        }
    }

    /// The contacts of a cohort, in the order of codes.
    package func contacts(of cohort: Int64) throws(RegistryError) -> [Contact] {
        try read { database in
            let sql = """
                SELECT authority, official, liaison, telephone, email FROM contact
                WHERE cohort = ? ORDER BY authority
                """
            return try Row.fetchAll(database, sql: sql, arguments: [cohort]).map { row in
                var fields = Fields(row)
                return Contact(
                    authority: try fields.text(), official: try fields.text(),
                    liaison: try fields.text(), telephone: try fields.text(),
                    email: try fields.text())
            }
        }
    }
}

extension Contact {
    /// SHA-256 over all that is stored of a cohort's contacts, in hexadecimal digits.
    static func digest(of cohort: Int64, in database: Database) throws -> String {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT authority, official, liaison, telephone, email, CAST(recorded_at AS TEXT)
                FROM contact WHERE cohort = ? ORDER BY authority
                """, arguments: [cohort])
        var text: [UInt8] = []
        while let row = try rows.next() {
            var fields = Fields(row)
            for _ in 0..<6 {
                let field = Array(try fields.text().utf8)
                Digits.appendDecimal(Int64(field.count), to: &text)
                text += [UInt8(ascii: ":")] + field
            }
        }
        return Hexadecimal.string(SHA256.digest(of: text.span))
    }
}
