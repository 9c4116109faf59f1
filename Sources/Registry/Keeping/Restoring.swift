package import Certificates
internal import GRDB
internal import Signing

/// What is known from outside of what happened after a backup was made.
package struct AfterBackup: Sendable, Equatable {
    /// A status list as it was published last.
    package struct PublishedList: Sendable, Equatable {
        package var number: Int
        /// The entries that are not valid, by their index.
        package var entries: [Int: CertificateStatus]

        package init(number: Int, entries: [Int: CertificateStatus]) {
            (self.number, self.entries) = (number, entries)
        }
    }

    package var issuer: IssuerURL
    /// Certificates of one cohort that may have been issued since, at most.
    package var certificates: Int
    /// The published lists; nil where they are older than the backup.
    package var lists: [PublishedList]?
    /// The highest number of a list that was published, whenever that was.
    package var highestList: Int

    package init(
        issuer: IssuerURL, certificates: Int, lists: [PublishedList]?, highestList: Int
    ) {
        (self.issuer, self.certificates) = (issuer, certificates)
        (self.lists, self.highestList) = (lists, highestList)
    }
}

/// What a restored registry goes on with.
package struct Continuation: Sendable, Equatable {
    /// Certificates whose status was taken over from the publication.
    package internal(set) var changed: [CertificateNumber] = []
    /// Entries of certificates that the registry does not know.
    package internal(set) var foreignEntries = 0
    /// Status lists up to this one are closed.
    package internal(set) var lastClosedList = 0
}

extension Registry {
    /// Goes on after a backup: passes over every number and closes every status list that may have
    /// been used since, and takes over the statuses that were published since.
    package func goOn(
        after backup: AfterBackup, at now: UnixTime
    ) throws(RegistryError) -> Continuation {
        try write { database in
            var restoring = try Restoring(database, backup, at: now)
            try restoring.passOverSerials(capacity)
            try restoring.closeLists(capacity)
            try restoring.takeOverStatuses()
            try restoring.record()
            return restoring.continuation
        }
    }
}

/// Goes on after a backup, within one transaction.
struct Restoring {
    private let database: Database
    private let backup: AfterBackup
    private let now: UnixTime
    private let head: EventHead
    fileprivate(set) var continuation = Continuation()
    private var foreign: [UInt8] = []

    /// The subject of the event.
    private static let subject = "registry"

    fileprivate init(_ database: Database, _ backup: AfterBackup, at now: UnixTime) throws {
        (self.database, self.backup, self.now) = (database, backup, now)
        head = try EventHead(database)
    }

    fileprivate func passOverSerials(_ capacity: ListCapacity) throws {
        var events = try EventWriter(database)
        let rows = try Row.fetchAll(database, sql: "SELECT id, prefix FROM cohort ORDER BY id")
        for row in rows {
            var fields = Fields(row)
            let (cohort, prefix) = (try fields.cohort(), try fields.text())
            let last = try Serial.last(in: cohort, database) + backup.certificates
            guard last < Serial.span else { throw RegistryError.numbersExhausted }
            try database.execute(
                sql: "UPDATE serial SET last = ? WHERE cohort = ?", arguments: [last, cohort])
            try events.append(.restored, of: prefix, "serial=\(last)", at: now)
        }
    }

    /// Lists that were opened since have the numbers after the last one that is known.
    fileprivate mutating func closeLists(_ capacity: ListCapacity) throws {
        let known = try StatusListLedger.lastNumber(in: database)
        let opened = (backup.certificates + capacity.used - 1) / capacity.used
        let last = max(known, backup.highestList) + opened
        guard last < Int(Int32.max) else { throw RegistryError.numbersExhausted }
        continuation.lastClosedList = last
        try database.execute(sql: "UPDATE status_list SET closed = 1")
        for number in known..<last {
            try database.execute(
                sql: "INSERT INTO status_list (number, issuer, used, closed) VALUES (?, ?, 0, 1)",
                arguments: [number + 1, backup.issuer.description])
        }
    }

    fileprivate mutating func takeOverStatuses() throws {
        guard let lists = backup.lists else { return }
        var mover = try StatusMover(
            database, reason: "restored from the publication", givenBy: nil, at: now)
        for list in lists {
            var known: Set<Int> = []
            let sql = """
                SELECT status_index, number, status FROM certificate WHERE status_list = ?
                """
            for row in try Row.fetchAll(database, sql: sql, arguments: [list.number]) {
                var fields = Fields(row)
                let (index, number) = (try fields.int(), try fields.number())
                known.insert(index)
                let (before, after) = (try fields.status(), list.entries[index] ?? .valid)
                guard before != after, let way = Self.way(from: before, to: after) else { continue }
                for next in way { try mover.move(number, to: next) }
                continuation.changed.append(number)
            }
            try keepForeign(list, besides: known)
        }
    }

    /// The moves that lead from one status to another; nil where none do, as out of a final one.
    private static func way(
        from before: CertificateStatus, to after: CertificateStatus
    ) -> [CertificateStatus]? {
        if before.mayBecome(after) { return [after] }
        // Suspended when the backup was made, then reinstated and corrected.
        return before.mayBecome(.valid) && CertificateStatus.valid.mayBecome(after)
            ? [.valid, after] : nil
    }

    private mutating func keepForeign(
        _ list: AfterBackup.PublishedList, besides known: Set<Int>
    ) throws {
        for (entry, status) in list.entries.sorted(by: { $0.key < $1.key })
        where !known.contains(entry) {
            try database.execute(
                sql: """
                    INSERT INTO foreign_status (list, entry, status) VALUES (?, ?, ?)
                    ON CONFLICT (list, entry) DO UPDATE SET status = excluded.status
                    """,
                arguments: [list.number, entry, status.rawValue])
            continuation.foreignEntries += 1
        }
    }

    /// The head that was lost is named nowhere: what counts is where the chain was taken up.
    fileprivate func record() throws {
        var events = try EventWriter(database)
        let foreign = Digits.hexadecimal(try Self.digestOfForeignEntries(in: database))
        try events.append(
            .restored, of: Self.subject,
            """
            events=\(head.count) skipped=\(backup.certificates) \
            lists=\(continuation.lastClosedList) foreign=\(foreign)
            """, at: now)
    }
}

extension Restoring {
    /// The highest serial of the cohort with this prefix that a restoring has passed over, or 0.
    static func serial(of prefix: String, in database: Database) throws -> Int64 {
        try last("serial", of: prefix, in: database)
    }

    /// Status lists up to this one were closed by restoring; 0 where there was none.
    static func lastClosedList(in database: Database) throws -> Int64 {
        try last("lists", of: subject, in: database)
    }

    /// SHA-256 over the entries that belong to no known certificate.
    static func digestOfForeignEntries(in database: Database) throws -> [UInt8] {
        var text: [UInt8] = []
        let sql = "SELECT list, entry, status FROM foreign_status ORDER BY list, entry"
        let rows = try Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() {
            var fields = Fields(row)
            for _ in 0..<3 {
                Digits.appendDecimal(try fields.integer(), to: &text)
                text.append(UInt8(ascii: " "))
            }
        }
        return SHA256.digest(of: text.span)
    }

    /// What the last restoring recorded of the foreign entries; nil where there was none.
    static func recordedForeignEntries(in database: Database) throws -> String? {
        try detail(of: subject, in: database).flatMap { EventDetail($0)["foreign"] }
    }

    private static func last(
        _ name: String, of subject: String, in database: Database
    ) throws -> Int64 {
        guard let detail = try detail(of: subject, in: database) else { return 0 }
        guard let value = EventDetail(detail)[name].flatMap({ Int64($0) }), value >= 0 else {
            throw RegistryError.damaged("event")
        }
        return value
    }

    private static func detail(of subject: String, in database: Database) throws -> String? {
        let sql = """
            SELECT detail FROM event WHERE subject = ? AND code = 'restored'
            ORDER BY sequence DESC LIMIT 1
            """
        guard let row = try Row.fetchOne(database, sql: sql, arguments: [subject]) else {
            return nil
        }
        var fields = Fields(row)
        return try fields.text()
    }
}

/// The `name=value` pairs of an event.
package struct EventDetail: Sendable {
    private let pairs: [(name: Substring, value: Substring)]

    package init(_ detail: String) {
        pairs = detail.split(separator: " ").compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1)
            return parts.count == 2 ? (parts[0], parts[1]) : nil
        }
    }

    package subscript(_ name: String) -> String? {
        pairs.first { $0.name == name }.map { String($0.value) }
    }
}
