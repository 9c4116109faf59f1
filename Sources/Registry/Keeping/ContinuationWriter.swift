internal import Certificates
internal import GRDB
internal import JOSE

/// Goes on after a backup, within one transaction.
struct ContinuationWriter {
    private let database: Database
    private let backup: AfterBackup
    private let now: UnixTime
    private let head: EventHead
    private(set) var continuation = Continuation()

    init(_ database: Database, _ backup: AfterBackup, at now: UnixTime) throws {
        (self.database, self.backup, self.now) = (database, backup, now)
        head = try EventHead(database)
    }

    mutating func passOverSerials() throws {
        let known = try Serial.allLast(database)
        let serials = known.merging(backup.serials) { max($0, $1) }
        var events = try EventWriter(database)
        for (prefix, serial) in serials.sorted(by: { $0.key < $1.key }) {
            let last = serial + backup.skip
            guard last < Serial.span else { throw AllocationError.numbersExhausted }
            try database.execute(
                sql: """
                    UPDATE serial SET last = ? WHERE cohort = (SELECT id FROM cohort WHERE prefix = ?)
                    """, arguments: [last, prefix])
            try events.append(.restored, of: prefix, "serial=\(last)", at: now)
            continuation.serials[prefix] = last
        }
    }

    /// Lists that may have been opened besides have the numbers after the last one that is known.
    mutating func closeLists(_ capacity: ListCapacity) throws {
        let known = try StatusListLedger.lastNumber(in: database)
        let opened = backup.skip / capacity.used + (backup.skip % capacity.used == 0 ? 0 : 1)
        let last = max(known, backup.highestList) + opened
        guard last < Int(Int32.max) else { throw AllocationError.numbersExhausted }
        continuation.lastClosedList = last
        try database.execute(sql: "UPDATE status_list SET closed = 1")
        for number in known..<last {
            try database.execute(
                sql: "INSERT INTO status_list (number, issuer, used, closed) VALUES (?, ?, 0, 1)",
                arguments: [number + 1, backup.issuer.description])
        }
    }

    mutating func takeOverStatuses() throws {
        var mover = try StatusMover(
            database, reason: "restored from the publication", givenBy: nil, at: now)
        for list in backup.lists {
            var known: Set<Int> = []
            let sql = """
                SELECT status_index, number, status FROM certificate WHERE status_list = ?
                """
            for row in try Row.fetchAll(database, sql: sql, arguments: [list.number]) {
                var fields = Fields(row)
                let (index, number) = (try fields.int(), try fields.number())
                known.insert(index)
                let way = try fields.status().way(to: list.entries[index] ?? .valid)
                for status in way { try mover.move(number, to: status) }
                if !way.isEmpty { continuation.changed.append(number) }
            }
            try keepForeign(list, besides: known)
        }
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
    func record() throws {
        var events = try EventWriter(database)
        let foreign = Hexadecimal.string(try Restored.digestOfForeignEntries(in: database))
        try events.append(
            .restored, of: Restored.subject,
            """
            events=\(head.count) skipped=\(backup.skip) \
            lists=\(continuation.lastClosedList) foreign=\(foreign)
            """, at: now)
    }
}

extension CertificateStatus {
    /// The moves to a state that was published; none where no moves lead there, since then the
    /// backup knows better.
    fileprivate func way(to published: Self) -> [Self] {
        if mayBecome(published) { return [published] }
        return self == .suspended && published == .superseded ? [.valid, .superseded] : []
    }
}
