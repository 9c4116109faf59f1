package import Certificates
internal import GRDB

extension Registry {
    /// Stores issued certificates: all of them in one transaction, with their tokens,
    /// disclosures, status entries and events, or none.
    ///
    /// Numbers and entries come from ``allocate(_:in:issuer:using:)``. About 2,000 certificates
    /// a call are a good chunk. A number, an entry, a roster line or a person's standing
    /// certificate that is there already gives ``RegistryError/uniqueViolation(_:)``.
    package func commit(
        _ certificates: [CertificateRecord], to cohort: Int64, issuer: IssuerURL,
        at time: UnixTime
    ) throws(RegistryError) {
        try write { database in
            try StatusListLedger.take(
                certificates.map(\.slot), of: issuer, capacity, in: database)
            var events = try EventWriter(database)
            var writer = try CertificateWriter(database, cohort: cohort)
            for certificate in certificates {
                try writer.insert(certificate, recordingIn: &events, at: time)
            }
            try writer.finish(in: database)
        }
    }
}

/// How much of each status list is used.
enum StatusListLedger {
    /// Counts the entries as used, opening lists that are new.
    static func take(
        _ slots: [StatusSlot], of issuer: IssuerURL, _ capacity: ListCapacity,
        in database: Database
    ) throws {
        var counts: [Int32: Int] = [:]
        for slot in slots {
            guard slot.index < capacity.entries else {
                throw RegistryError.refused("status_index")
            }
            counts[slot.list, default: 0] += 1
        }
        for (list, count) in counts.sorted(by: { $0.key < $1.key }) {
            try take(count, from: list, of: issuer, capacity, in: database)
        }
    }

    /// The highest number of a list; 0 where there is none.
    static func lastNumber(in database: Database) throws -> Int {
        let sql = "SELECT coalesce(max(number), 0) FROM status_list"
        guard let row = try Row.fetchOne(database, sql: sql) else {
            throw RegistryError.damaged("status_list")
        }
        var fields = Fields(row)
        guard let last = Int32(exactly: try fields.integer()), last >= 0, last < Int32.max else {
            throw RegistryError.damaged("status_list")
        }
        return Int(last)
    }

    private static func take(
        _ count: Int, from list: Int32, of issuer: IssuerURL, _ capacity: ListCapacity,
        in database: Database
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO status_list (number, issuer, used, closed) VALUES (?, ?, 0, 0)
                ON CONFLICT (number) DO NOTHING
                """, arguments: [list, issuer.description])
        try database.execute(
            sql: """
                UPDATE status_list SET used = used + ?
                WHERE number = ? AND issuer = ? AND closed = 0 AND used + ? <= ?
                """,
            arguments: [count, list, issuer.description, count, capacity.used])
        guard database.changesCount == 1 else { throw RegistryError.refused("status_list") }
    }
}
