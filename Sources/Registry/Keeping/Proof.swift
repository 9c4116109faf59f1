internal import Certificates
internal import GRDB

extension Registry {
    /// Compares everything but the certificates themselves with what the events say.
    package func faults(beside replay: Replay) throws(RegistryError) -> [Fault] {
        var faults = replay.faults
        faults += try cohortFaults(replay)
        faults += try approvalFaults(replay)
        faults += try assessmentFaults(replay)
        try read { database in
            faults += try Self.serialFaults(database)
            faults += try Self.listFaults(database)
            faults += try Self.replacementFaults(database, replay)
            let count = try Self.count("SELECT count(*) FROM certificate", database)
            if count != replay.issued {
                faults.append(Fault(.events, "issued", "\(replay.issued), not \(count)"))
            }
        }
        return faults
    }

    private func cohortFaults(_ replay: Replay) throws(RegistryError) -> [Fault] {
        let cohorts = try cohorts()
        guard cohorts.count == replay.cohorts.count else {
            return [Fault(.cohort, "count", "\(cohorts.count)")]
        }
        return zip(cohorts, replay.cohorts).compactMap { cohort, event in
            let holds =
                cohort.record.prefix == event.prefix
                && cohort.record.eventDetail == event.detail
            return holds ? nil : Fault(.cohort, event.prefix)
        }
    }

    private func assessmentFaults(_ replay: Replay) throws(RegistryError) -> [Fault] {
        var faults: [Fault] = []
        for cohort in try cohorts() {
            let found = try assessment(of: cohort.id)
            let recorded = replay.assessments[cohort.record.prefix]
            if recorded != (found.isEmpty ? nil : found.eventDetail) {
                faults.append(Fault(.assessment, cohort.record.prefix))
            }
        }
        return faults
    }

    private func approvalFaults(_ replay: Replay) throws(RegistryError) -> [Fault] {
        var faults: [Fault] = []
        var count = 0
        for cohort in try cohorts() {
            for approval in try approvals(in: cohort.id) {
                count += 1
                if replay.approvals[approval.id] != approval.record.eventDetail(id: approval.id) {
                    faults.append(Fault(.approval, String(approval.id)))
                }
            }
        }
        if count != replay.approvals.count { faults.append(Fault(.approval, "count", "\(count)")) }
        return faults
    }

    private static func serialFaults(_ database: Database) throws -> [Fault] {
        let rows = try Row.fetchAll(database, sql: "SELECT id, prefix FROM cohort ORDER BY id")
        return try rows.compactMap { row in
            var fields = Fields(row)
            let (cohort, prefix) = (try fields.cohort(), try fields.text())
            do {
                _ = try Serial.last(in: cohort, database)
                return nil
            } catch RegistryError.damaged {
                return Fault(.serial, prefix)
            }
        }
    }

    private static func listFaults(_ database: Database) throws -> [Fault] {
        let sql = """
            SELECT l.number, l.used, l.closed,
                (SELECT count(*) FROM certificate c WHERE c.status_list = l.number)
            FROM status_list l ORDER BY l.number
            """
        let lastClosed = try Restoring.lastClosedList(in: database)
        var faults: [Fault] = []
        for row in try Row.fetchAll(database, sql: sql) {
            var fields = Fields(row)
            let (number, used) = (try fields.integer(), try fields.integer())
            let (closed, count) = (try fields.flag(), try fields.integer())
            if used != count || (number <= lastClosed && !closed) {
                faults.append(Fault(.statusList, String(number), "\(count), not \(used)"))
            }
        }
        let foreign = Digits.hexadecimal(try Restoring.digestOfForeignEntries(in: database))
        let recorded = try Restoring.recordedForeignEntries(in: database)
        let isEmpty = try count("SELECT count(*) FROM foreign_status", database) == 0
        if recorded.map({ $0 != foreign }) ?? !isEmpty {
            faults.append(Fault(.statusList, "foreign_status"))
        }
        return faults
    }

    private static func replacementFaults(
        _ database: Database, _ replay: Replay
    ) throws -> [Fault] {
        let sql = """
            SELECT old.number, new.number FROM replacement
                JOIN certificate old ON old.id = superseded
                JOIN certificate new ON new.id = successor
            """
        var recorded = replay.successors
        var faults: [Fault] = []
        for row in try Row.fetchAll(database, sql: sql) {
            var fields = Fields(row)
            let (old, new) = (try fields.text(), try fields.text())
            if recorded.removeValue(forKey: old) != new { faults.append(Fault(.replacement, old)) }
        }
        return faults + recorded.keys.sorted().map { Fault(.replacement, $0) }
    }

    private static func count(_ sql: String, _ database: Database) throws -> Int {
        guard let row = try Row.fetchOne(database, sql: sql) else {
            throw RegistryError.damaged("count")
        }
        var fields = Fields(row)
        return try fields.int()
    }
}

/// A certificate, and the event that its issuing was recorded by.
package struct Issuing: Sendable {
    package let certificate: IssuedCertificate
    let event: Event

    /// What the row says otherwise than the events.
    package func faults(_ replay: Replay) -> [Fault] {
        let number = certificate.number.description
        var faults: [Fault] = []
        if event.code != EventCode.issued.rawValue || event.subject != number
            || event.detail != certificate.record.eventDetail
        {
            faults.append(Fault(.issuing, number))
        }
        let status = replay.status(of: number)
        if certificate.status != status {
            faults.append(
                Fault(.status, number, "\(certificate.status.name), not \(status.name)"))
        }
        if replay.isPurged(number), !certificate.disclosures.isEmpty {
            faults.append(Fault(.disclosures, number, "purged"))
        }
        return faults
    }
}

extension Registry {
    /// The certificates of a cohort after a serial, at most a page, each with its event.
    package func issuings(
        in cohort: Int64, after serial: Int
    ) throws(RegistryError) -> [Issuing] {
        let range = try Serial.identities(of: cohort)
        let certificates = try certificates(
            after: range.lowerBound - 1 + Int64(serial), upTo: range.upperBound)
        let events = try events(ofIssuing: certificates.map(\.number))
        return try zip(certificates, events).map { certificate, event throws(RegistryError) in
            guard certificate.cohort == cohort else { throw .damaged("cohort") }
            return Issuing(certificate: certificate, event: event)
        }
    }
}
