package import Certificates
internal import GRDB
internal import Signing

/// What happened, as its code in the registry.
package enum EventCode: String, Sendable, CaseIterable {
    case cohortAdded = "cohort_added"
    case approved
    case issued
    case suspended
    case reinstated
    case revoked
    case superseded
    case purged
    case restored
    case assessed
    case contactsRecorded = "contacts_recorded"
    case keyAdded = "key_added"
    case keyRetired = "key_retired"
    case keyCompromised = "key_compromised"
    case keyDestroyed = "key_destroyed"
    case rootHandedOver = "root_handed_over"
}

/// One link of the chain of everything that happened.
///
/// It holds numbers, codes and digests, never a name, an identity number or free text.
package struct Event: Sendable, Equatable {
    /// From 1, without gaps.
    package let sequence: Int64
    package let at: UnixTime
    /// An ``EventCode``; one of a newer program is left as it is.
    package let code: String
    /// The certificate number, the prefix of the cohort, or whatever else it is about.
    package let subject: String
    /// `name=value` pairs with a space between them.
    package let detail: String
    /// SHA-256 of the digest before it (32 zero bytes before the first) and ``bytes``.
    package let digest: [UInt8]

    /// What is digested: sequence, time in seconds, code, subject and detail, a space between.
    package var bytes: [UInt8] {
        Array("\(sequence) \(at.seconds) \(code) \(subject) \(detail)".utf8)
    }

    /// Whether it is the link after this end of the chain.
    ///
    /// Only the detail may have spaces; with one before it the same bytes could be read as another
    /// event.
    func follows(_ head: EventHead) -> Bool {
        let link = head.digest + bytes
        return sequence == head.count + 1 && SHA256.digest(of: link.span) == digest
            && !code.utf8.contains(UInt8(ascii: " ")) && !subject.utf8.contains(UInt8(ascii: " "))
    }
}

/// The end of the chain.
package struct EventHead: Sendable, Equatable {
    /// How many events there are.
    package let count: Int64
    /// The digest of the last one; 32 zero bytes before the first.
    package let digest: [UInt8]
    /// The time of the last one; nil before the first.
    package let at: UnixTime?

    static let empty = Self(count: 0, digest: Array(repeating: 0, count: 32), at: nil)
}

extension Registry {
    /// The end of the chain.
    package func head() throws(RegistryError) -> EventHead {
        try read(EventHead.init)
    }

    /// Appends an event that changes nothing else in the registry.
    ///
    /// `subject` and `detail` have no other characters than letters, digits, `=`, `-` and `_`, and
    /// `detail` spaces.
    package func record(
        _ code: EventCode, of subject: String, _ detail: String, at time: UnixTime
    ) throws(RegistryError) {
        try write { database in
            var events = try EventWriter(database)
            try events.append(code, of: subject, detail, at: time)
        }
    }

    /// Gives every event in its order to `body`.
    package func forEachEvent(
        _ body: (Event) throws(RegistryError) -> Void
    ) throws(RegistryError) {
        try forEachPage { last throws(RegistryError) in
            try events(where: "sequence > ?", [last], limit: Self.page)
        } body: { event throws(RegistryError) in
            try body(event)
            return event.sequence
        } failure: {
            $0
        }
    }

    /// Everything that happened to a certificate, the oldest first.
    package func events(of number: CertificateNumber) throws(RegistryError) -> [Event] {
        let number = number.description
        return try events(
            where: """
                sequence = (SELECT event FROM certificate WHERE number = ?)
                    OR (subject = ? AND code <> 'issued')
                """, [number, number], limit: nil)
    }

    /// The events of the issuing of certificates, in the same order.
    func events(ofIssuing numbers: [CertificateNumber]) throws(RegistryError) -> [Event] {
        try read { database in
            let statement = try database.makeStatement(
                sql: Event.select
                    + " WHERE sequence = (SELECT event FROM certificate WHERE number = ?)")
            return try numbers.map { number in
                guard let row = try Row.fetchOne(statement, arguments: [number.description]) else {
                    throw RegistryError.damaged("event of \(number)")
                }
                return try Event(row)
            }
        }
    }

    /// The event with this sequence number, or nil.
    func event(_ sequence: Int64) throws(RegistryError) -> Event? {
        try events(where: "sequence = ?", [sequence], limit: nil).first
    }

    private func events(
        where condition: String, _ arguments: StatementArguments, limit: Int?
    ) throws(RegistryError) -> [Event] {
        try read { database in
            var sql = Event.select + " WHERE \(condition) ORDER BY sequence"
            if let limit { sql += " LIMIT \(limit)" }
            let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
            var events: [Event] = []
            while let row = try rows.next() { events.append(try Event(row)) }
            return events
        }
    }
}

extension Event {
    fileprivate static let select = "SELECT sequence, at, code, subject, detail, digest FROM event"

    fileprivate init(_ row: Row) throws {
        var fields = Fields(row)
        sequence = try fields.integer()
        at = try fields.time()
        (code, subject, detail) = (try fields.text(), try fields.text(), try fields.text())
        digest = try fields.bytes()
    }
}

extension EventHead {
    init(_ database: Database) throws {
        let sql = "SELECT sequence, digest, at FROM event ORDER BY sequence DESC LIMIT 1"
        guard let row = try Row.fetchOne(database, sql: sql) else {
            self = .empty
            return
        }
        var fields = Fields(row)
        (count, digest, at) = (try fields.integer(), try fields.bytes(), try fields.time())
        guard count > 0, digest.count == 32 else { throw RegistryError.damaged("event") }
    }
}

extension Registry {
    /// Whether an event says exactly this; of anything but ``EventCode/issued``.
    package func hasEvent(
        _ code: EventCode, about subject: String, _ detail: String
    ) throws(RegistryError) -> Bool {
        try read { database in
            // The first condition is that of the index over subjects.
            let sql = """
                SELECT 1 FROM event
                WHERE code <> 'issued' AND subject = ? AND code = ? AND detail = ?
                """
            let arguments: StatementArguments = [subject, code.rawValue, detail]
            return try Row.fetchOne(database, sql: sql, arguments: arguments) != nil
        }
    }
}
