package import Certificates
internal import GRDB
package import Programmes

/// So many certificates with one value and one status.
package struct CertificateCount: Sendable, Equatable {
    /// Nil where the roster said nothing; `0` or `1` for ``Grouping/manufacturing``.
    package let value: String?
    package let status: CertificateStatus
    package let count: Int
}

extension Registry {
    /// How many certificates a cohort has in each status, those with none left out.
    package func counts(in cohort: Int64) throws(RegistryError) -> [CertificateCount] {
        try counts(of: "NULL", in: cohort)
    }

    /// The same for each value of a grouping, whose raw value is the column, in the order of bytes.
    package func counts(
        by grouping: Grouping, in cohort: Int64
    ) throws(RegistryError) -> [CertificateCount] {
        try counts(of: "CAST(\(grouping.rawValue) AS TEXT)", in: cohort)
    }

    private func counts(
        of value: String, in cohort: Int64
    ) throws(RegistryError) -> [CertificateCount] {
        try read { database in
            let sql = """
                SELECT \(value), status, count(*) FROM certificate
                WHERE id BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 1, 2
                """
            let range = try Serial.identities(of: cohort)
            let rows = try Row.fetchCursor(
                database, sql: sql, arguments: [range.lowerBound, range.upperBound])
            var counts: [CertificateCount] = []
            while let row = try rows.next() {
                var fields = Fields(row)
                counts.append(
                    CertificateCount(
                        value: try fields.optionalText(), status: try fields.status(),
                        count: try fields.int()))
            }
            return counts
        }
    }
}
