package import Certificates
internal import GRDB

/// What a certificate key has signed.
package struct KeyUsage: Sendable, Equatable {
    /// How many certificates.
    package let count: Int
    /// The latest date of issue among them; nil where there is none.
    package let lastIssuedAt: UnixTime?
}

extension Registry {
    /// What the key with this identity has signed, in all cohorts.
    package func usage(ofKey keyID: String) throws(RegistryError) -> KeyUsage {
        try read { database in
            let sql = "SELECT count(*), max(issued_at) FROM certificate WHERE key_id = ?"
            guard let row = try Row.fetchOne(database, sql: sql, arguments: [keyID]) else {
                throw RegistryError.damaged("certificate")
            }
            var fields = Fields(row)
            return KeyUsage(
                count: try fields.int(),
                lastIssuedAt: try fields.optionalInteger().map(UnixTime.init))
        }
    }
}
