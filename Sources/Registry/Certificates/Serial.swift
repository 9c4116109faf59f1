internal import GRDB

/// The serials of a cohort.
enum Serial {
    /// Certificates of a cohort have the identities `cohort * span + serial`.
    static let span: Int64 = 1_000_000_000_000

    /// The identities that certificates of a cohort can have.
    static func identities(of cohort: Int64) throws(RegistryError) -> ClosedRange<Int64> {
        // A cohort's identity can come from a damaged file, and must not overflow here.
        guard Cohort.identities.contains(cohort) else { throw .damaged("cohort \(cohort)") }
        return cohort * span + 1...cohort * span + span - 1
    }

    /// ``last(in:_:)`` of every cohort, by its prefix.
    static func allLast(_ database: Database) throws -> [String: Int] {
        var serials: [String: Int] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT id, prefix FROM cohort") {
            var fields = Fields(row)
            let cohort = try fields.cohort()
            serials[try fields.text()] = try last(in: cohort, database)
        }
        return serials
    }

    /// The last serial that was given out or passed over.
    ///
    /// It stands in two places: with the certificates, or with the restoring that passed serials
    /// over. Were it read from one that is damaged, a number could be used again.
    static func last(in cohort: Int64, _ database: Database) throws -> Int {
        let sql = """
            SELECT last, (SELECT max(id) FROM certificate WHERE id BETWEEN ? AND ?)
            FROM serial WHERE cohort = ?
            """
        let range = try identities(of: cohort)
        let arguments: StatementArguments = [range.lowerBound, range.upperBound, cohort]
        guard let row = try Row.fetchOne(database, sql: sql, arguments: arguments) else {
            throw RegistryError.damaged("serial")
        }
        var fields = Fields(row)
        let last = try fields.integer()
        let highest = try fields.optionalInteger().map { $0 - cohort * span } ?? 0
        let passedOver = try Restored.serial(
            of: Cohort.prefix(of: cohort, in: database), in: database)
        guard last == max(highest, passedOver), last < span else {
            throw RegistryError.damaged("serial")
        }
        return Int(last)
    }
}
