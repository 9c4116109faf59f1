package import Certificates
internal import GRDB
internal import JOSE
internal import Signing

/// What the assessment of a cohort says of one institution.
package struct AssessmentRecord: Sendable, Equatable {
    package var institution: String
    /// In thousandths.
    package var score: Int
    /// From 1; equal scores share a rank.
    package var rank: Int
    /// Whether it gets no training task in the next cohort.
    package var suspended: Bool

    package init(institution: String, score: Int, rank: Int, suspended: Bool) {
        (self.institution, self.score) = (institution, score)
        (self.rank, self.suspended) = (rank, suspended)
    }
}

extension Registry {
    /// Records the assessment of a cohort in place of an earlier one.
    package func record(
        _ assessment: [AssessmentRecord], of cohort: Int64, at now: UnixTime
    ) throws(RegistryError) {
        try write { database in
            let prefix = try Cohort.prefix(of: cohort, in: database)
            try database.execute(
                sql: "DELETE FROM assessment WHERE cohort = ?", arguments: [cohort])
            for record in assessment {
                try database.execute(
                    sql: """
                        INSERT INTO assessment (cohort, institution, score, rank, suspended)
                        VALUES (?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        cohort, record.institution, record.score, record.rank, record.suspended,
                    ])
            }
            var events = try EventWriter(database)
            try events.append(.assessed, of: prefix, assessment.eventDetail, at: now)
        }
    }

    /// The assessment of a cohort by rank; empty where there is none.
    package func assessment(of cohort: Int64) throws(RegistryError) -> [AssessmentRecord] {
        try read { database in
            let sql = """
                SELECT institution, score, rank, suspended FROM assessment WHERE cohort = ?
                ORDER BY rank, institution
                """
            return try Row.fetchAll(database, sql: sql, arguments: [cohort]).map { row in
                var fields = Fields(row)
                return AssessmentRecord(
                    institution: try fields.text(), score: try fields.int(),
                    rank: try fields.int(), suspended: try fields.flag())
            }
        }
    }

    /// The institutions that the assessment of the cohort before has suspended.
    package func suspendedInstitutions(for cohort: Int64) throws(RegistryError) -> Set<String> {
        guard cohort > 1 else { return [] }
        return Set(try assessment(of: cohort - 1).filter(\.suspended).map(\.institution))
    }
}

extension [AssessmentRecord] {
    /// What the event of the assessing says, whatever the order.
    var eventDetail: String {
        let lines = map { "\($0.institution) \($0.score) \($0.rank) \($0.suspended ? 1 : 0)\n" }
        let text = Array<UInt8>(lines.sorted().joined().utf8)
        let digest = Hexadecimal.string(SHA256.digest(of: text.span))
        return "count=\(count) suspended=\(self.count(where: \.suspended)) assessment=\(digest)"
    }
}
