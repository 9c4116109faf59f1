internal import GRDB
internal import JOSE

extension Registry {
    /// Compares everything but the certificates themselves with what the events say.
    package func faults(beside replay: Replay) throws(RegistryError) -> [RegistryFault] {
        var faults = replay.faults
        faults += try cohortFaults(replay)
        faults += try approvalFaults(replay)
        faults += try assessmentFaults(replay)
        faults += try contactFaults(replay)
        try read { database in
            faults += try SchemaProof.faults(database)
            faults += try Self.identityFaults(database)
            faults += try Self.serialFaults(database)
            faults += try Self.listFaults(database)
            faults += try Self.replacementFaults(database, replay)
            faults += try ReasonProof.faults(database, replay)
            let count = try Self.count("SELECT count(*) FROM certificate", database)
            if count != replay.issued {
                faults.append(.counted(.events, "certificate", count, recorded: replay.issued))
            }
        }
        return faults
    }

    private func cohortFaults(_ replay: Replay) throws(RegistryError) -> [RegistryFault] {
        let cohorts = try cohorts()
        guard cohorts.count == replay.cohorts.count else {
            return [.counted(.cohort, "cohort", cohorts.count, recorded: replay.cohorts.count)]
        }
        return zip(cohorts, replay.cohorts).compactMap { cohort, event in
            let holds =
                cohort.record.prefix == event.subject
                && cohort.record.eventDetail == event.detail
                && cohort.addedAt == event.at
            return holds ? nil : RegistryFault(.cohort, event.subject)
        }
    }

    private func assessmentFaults(_ replay: Replay) throws(RegistryError) -> [RegistryFault] {
        var faults: [RegistryFault] = []
        for cohort in try cohorts() {
            let found = try assessment(of: cohort.id)
            let recorded = replay.assessments[cohort.record.prefix]
            if recorded != (found.isEmpty ? nil : found.eventDetail) {
                faults.append(RegistryFault(.assessment, cohort.record.prefix))
            }
        }
        return faults
    }

    private func contactFaults(_ replay: Replay) throws(RegistryError) -> [RegistryFault] {
        let cohorts = try cohorts()
        return try read { database in
            let nobody = try Contact.digest(of: 0, in: database)
            return try cohorts.compactMap { cohort in
                let prefix = cohort.record.prefix
                let found = try Contact.digest(of: cohort.id, in: database)
                return found == replay.contacts[prefix] ?? nobody
                    ? nil : RegistryFault(.contacts, prefix)
            }
        }
    }

    private func approvalFaults(_ replay: Replay) throws(RegistryError) -> [RegistryFault] {
        var faults: [RegistryFault] = []
        var count = 0
        for cohort in try cohorts() {
            for approval in try approvals(in: cohort.id) {
                count += 1
                let event = replay.approvals[approval.id]
                if event.map({ approval.isRecorded(by: $0, in: cohort) }) != true {
                    faults.append(RegistryFault(.approval, String(approval.id)))
                }
            }
        }
        if count != replay.approvals.count {
            faults.append(.counted(.approval, "approval", count, recorded: replay.approvals.count))
        }
        return faults
    }

    /// A certificate's row stands where its number says.
    private static func identityFaults(_ database: Database) throws -> [RegistryFault] {
        let sql = """
            SELECT number FROM certificate c JOIN cohort h ON h.id = c.cohort
            WHERE number NOT LIKE
                prefix || '-' || printf('%06d', c.id % \(Serial.span)) || '-_'
            ORDER BY c.id
            """
        return try Row.fetchAll(database, sql: sql).map { row in
            var fields = Fields(row)
            return RegistryFault(.issuing, try fields.text(), .row)
        }
    }

    private static func serialFaults(_ database: Database) throws -> [RegistryFault] {
        let rows = try Row.fetchAll(database, sql: "SELECT id, prefix FROM cohort ORDER BY id")
        return try rows.compactMap { row in
            var fields = Fields(row)
            let (cohort, prefix) = (try fields.cohort(), try fields.text())
            do {
                _ = try Serial.last(in: cohort, database)
                return nil
            } catch RegistryError.damaged {
                return RegistryFault(.serial, prefix)
            }
        }
    }

    private static func listFaults(_ database: Database) throws -> [RegistryFault] {
        let sql = """
            SELECT l.number, l.used, l.closed,
                (SELECT count(*) FROM certificate c WHERE c.status_list = l.number)
            FROM status_list l ORDER BY l.number
            """
        let lastClosed = try Restored.lastClosedList(in: database)
        var faults: [RegistryFault] = []
        for row in try Row.fetchAll(database, sql: sql) {
            var fields = Fields(row)
            let (number, used) = (try fields.integer(), try fields.integer())
            let (closed, count) = (try fields.flag(), try fields.integer())
            if used != count {
                faults.append(
                    RegistryFault(
                        .statusList, String(number), .count(found: count, recorded: used)))
            } else if closed != (number <= lastClosed) {
                faults.append(RegistryFault(.statusList, String(number), .closing))
            }
        }
        let foreign = Hexadecimal.string(try Restored.digestOfForeignEntries(in: database))
        let recorded = try Restored.recordedForeignEntries(in: database)
        let isEmpty = try count("SELECT count(*) FROM foreign_status", database) == 0
        if recorded.map({ $0 != foreign }) ?? !isEmpty {
            faults.append(RegistryFault(.statusList, "foreign_status"))
        }
        return faults
    }

    private static func replacementFaults(
        _ database: Database, _ replay: Replay
    ) throws -> [RegistryFault] {
        let sql = """
            SELECT old.number, new.number FROM replacement
                JOIN certificate old ON old.id = superseded
                JOIN certificate new ON new.id = successor
            """
        var recorded = replay.successors
        var faults: [RegistryFault] = []
        for row in try Row.fetchAll(database, sql: sql) {
            var fields = Fields(row)
            let (old, new) = (try fields.text(), try fields.text())
            if recorded.removeValue(forKey: old) != new {
                faults.append(RegistryFault(.replacement, old))
            }
        }
        return faults + recorded.keys.sorted().map { RegistryFault(.replacement, $0) }
    }

    private static func count(_ sql: String, _ database: Database) throws -> Int {
        guard let row = try Row.fetchOne(database, sql: sql) else {
            throw RegistryError.damaged("count")
        }
        var fields = Fields(row)
        return try fields.int()
    }
}

extension Approval {
    /// An event of the first version says nothing of the reviewer, and there were no counts.
    fileprivate func isRecorded(by event: Event, in cohort: Cohort) -> Bool {
        let detail = record.eventDetail(id: id)
        let isFirstVersion = event.detail == detail && record.notCompletedBy.isEmpty
        return (isFirstVersion || event.detail == "\(detail) \(record.eventSeal)")
            && event.subject == cohort.record.prefix && event.at == approvedAt
    }
}

extension RegistryFault {
    /// A table has other rows than were recorded.
    fileprivate static func counted(
        _ code: Code, _ table: String, _ found: Int, recorded: Int
    ) -> RegistryFault {
        RegistryFault(code, table, .count(found: Int64(found), recorded: Int64(recorded)))
    }
}
