package import Certificates
internal import GRDB

/// A status list as the registry keeps it.
package struct StatusListRecord: Sendable, Equatable {
    /// From 1, for all issuers together.
    package let number: Int
    package let issuer: IssuerURL
    /// How many entries are given out.
    package let used: Int

    /// The list's address.
    package var uri: String { issuer.statusList(number) }
}

extension Registry {
    /// All status lists in the order of their numbers.
    package func statusLists() throws(RegistryError) -> [StatusListRecord] {
        try read { database in
            let sql = "SELECT number, issuer, used FROM status_list ORDER BY number"
            let rows = try Row.fetchCursor(database, sql: sql)
            var lists: [StatusListRecord] = []
            while let row = try rows.next() { lists.append(try StatusListRecord(row)) }
            return lists
        }
    }

    /// The entries of a list that are not ``CertificateStatus/valid``, in the order of indexes; also
    /// those of certificates that a restored registry does not know.
    package func notValid(
        inList number: Int
    ) throws(RegistryError) -> [(index: Int, status: CertificateStatus)] {
        try read { database in
            let sql = """
                SELECT status_index, status FROM certificate WHERE status_list = ? AND status <> 0
                UNION ALL SELECT entry, status FROM foreign_status WHERE list = ?
                ORDER BY 1
                """
            let rows = try Row.fetchCursor(database, sql: sql, arguments: [number, number])
            var entries: [(index: Int, status: CertificateStatus)] = []
            while let row = try rows.next() {
                var fields = Fields(row)
                let index = try fields.int()
                guard (0..<capacity.entries).contains(index) else {
                    throw RegistryError.damaged("status_index")
                }
                entries.append((index, try fields.status()))
            }
            return entries
        }
    }
}

extension StatusListRecord {
    fileprivate init(_ row: Row) throws {
        var fields = Fields(row)
        number = try fields.int()
        guard let issuer = IssuerURL(try fields.text()) else {
            throw RegistryError.damaged("status_list")
        }
        self.issuer = issuer
        used = try fields.int()
    }
}
