internal import GRDB

/// Proves that reasons are as they were given; those of certificates that were purged are gone.
enum ReasonProof {
    static func faults(_ database: Database, _ replay: Replay) throws -> [RegistryFault] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT e.sequence, e.subject, e.detail, r.text, r.given_by, s.salt
                FROM event e LEFT JOIN reason r ON r.event = e.sequence
                    LEFT JOIN reason_salt s ON s.event = e.sequence
                WHERE e.code <> 'issued' AND (r.event IS NOT NULL OR s.event IS NOT NULL
                    OR e.code IN ('suspended', 'reinstated', 'revoked', 'superseded'))
                ORDER BY e.sequence
                """)
        var faults: [RegistryFault] = []
        while let row = try rows.next() {
            var fields = Fields(row)
            let sequence = try fields.integer()
            let (subject, detail) = (try fields.text(), EventDetail(try fields.text()))
            let (text, person) = (try fields.optionalText(), try fields.optionalText())
            let reason = text.map { StatusReason(text: $0, givenBy: person) }
            if try !holds(reason, salt: fields.optionalBytes(), detail["reason"])
                || (reason == nil && !replay.isPurged(subject))
            {
                faults.append(RegistryFault(.reason, subject, .event(sequence)))
            }
        }
        return faults
    }

    /// A registry of the first version recorded no digest, and has no salt.
    private static func holds(_ reason: StatusReason?, salt: [UInt8]?, _ recorded: String?) -> Bool
    {
        switch (reason, salt, recorded) {
        case (let reason?, let salt?, let recorded?): reason.digest(salt) == recorded
        case (_?, nil, nil), (nil, nil, _): true
        default: false
        }
    }
}
