internal import Certificates
internal import JOSE
internal import Office
internal import Registry
internal import Rosters
internal import Vocabulary

/// What is said of a certificate with its history, and of the cohorts.
enum HistoryWords {
    static func text(_ shown: Inspection.Shown) -> String {
        var lines = facts(shown).map { "\($0)\(say("：", ": "))\(visible($1))" }
        lines.append(say("历史：", "history:"))
        lines += shown.history.map { "  " + line($0) }
        return lines.joined(separator: "\n")
    }

    private static func facts(_ shown: Inspection.Shown) -> [(String, String)] {
        let certificate = shown.certificate
        let open: [(String, String?)] = [
            (say(PublicFact.number.label), certificate.number.description),
            (say(PublicFact.status.label), certificate.status.word),
            (say("由其取代", "superseded by"), shown.successor),
            (say("取代了", "takes the place of"), shown.predecessor),
            (say(PublicFact.name.label), certificate.name),
            (say(PublicFact.programme.label), shown.programme.zh),
            (say(PublicFact.cohort.label), shown.cohort),
            (say(PublicFact.track.label), certificate.track),
            (say(PublicFact.institution.label), certificate.institution),
            (say(.period), "\(certificate.started) – \(certificate.completed)"),
            (say(PublicFact.hours.label), certificate.hours.map { String($0) }),
            (nomination, certificate.figures.nomination),
            (say(PublicFact.issuedAt.label), certificate.issuedAt.description),
            (say("密钥", "key"), certificate.keyID),
            (say("状态位", "status entry"), "\(shown.statusURI) \(certificate.slot.index)"),
            (
                say("批准", "approved"),
                shown.approvedBy.map { "\($0), \(shown.approvedAt?.description ?? "")" }
            ),
            (say("名册行", "roster line"), certificate.line.map { String($0) }),
        ]
        return open.compactMap { label, value in value.map { (label, $0) } }
            + FactWords.disclosed(shown.graduate)
    }

    private static var nomination: String {
        say(RosterColumn.nomination.header, RosterColumn.nomination.englishHeader)
    }

    private static func line(_ entry: HistoryEntry) -> String {
        let said = [entry.reason, entry.givenBy].compactMap { $0 }.map(visible)
        let words = said.isEmpty ? "" : " (\(said.joined(separator: say("，", ", "))))"
        return "\(entry.event.at)  \(entry.event.word)\(words)"
    }

    static func json(_ shown: Inspection.Shown) -> JSON {
        var object = shown.certificate.members
        object["cohort"] = .string(shown.cohort)
        object["programme"] = .string(shown.programme.zh)
        object["status_uri"] = .string(shown.statusURI)
        object["status_index"] = .integer(Int64(shown.certificate.slot.index))
        object["superseded_by"] = shown.successor.map(JSON.string)
        object["supersedes"] = shown.predecessor.map(JSON.string)
        object["approved_by"] = shown.approvedBy.map(JSON.string)
        object["approved_at"] = shown.approvedAt.map { .string($0.description) }
        object["graduate"] = .object(
            JSONObject(shown.graduate.facts.map { ($0.name, .string($0.value)) }))
        object["history"] = .array(shown.history.map(json))
        return .object(object)
    }

    private static func json(_ entry: HistoryEntry) -> JSON {
        var object: JSONObject = [
            "sequence": .integer(entry.event.sequence), "at": .string(entry.event.at.description),
            "event": .string(entry.event.code), "detail": .string(entry.event.detail),
        ]
        object["reason"] = entry.reason.map(JSON.string)
        object["by"] = entry.givenBy.map(JSON.string)
        return .object(object)
    }

    static func text(_ cohort: Cohorts.Summary) -> String {
        let title = say(cohort.title.zh, cohort.title.en ?? cohort.title.zh)
        return [
            visible(cohort.name), cohort.prefix, visible(title),
            say(
                "\(cohort.certificates) 份证书",
                counted(cohort.certificates, "certificate", "certificates")),
            say("自 \(cohort.addedAt)", "since \(cohort.addedAt)"),
        ].joined(separator: "  ")
    }

    static func json(_ cohort: Cohorts.Summary) -> JSON {
        [
            "name": .string(cohort.name), "prefix": .string(cohort.prefix),
            "title": .string(cohort.title.zh),
            "certificates": .integer(Int64(cohort.certificates)),
            "added_at": .string(cohort.addedAt.description),
        ]
    }
}

extension Event {
    fileprivate var word: String {
        switch EventCode(rawValue: code) {
        case .issued: say("签发", "issued")
        case .suspended: say("暂停", "suspended")
        case .reinstated: say("恢复", "reinstated")
        case .revoked: say("撤销", "revoked")
        case .superseded: say("取代", "superseded")
        case .purged: say("抹去私有事实", "private facts purged")
        case .cohortAdded, .approved, .restored, .assessed, .contactsRecorded, .keyAdded,
            .keyRetired, .keyCompromised, .keyDestroyed, .rootHandedOver, nil:
            code
        }
    }
}

extension IssuedCertificate {
    /// As it stands in a list.
    var members: JSONObject {
        var object: JSONObject = [
            "number": .string(self.number.description),
            "status": .string(status.name), "name": .string(self.name),
            "track": .string(self.track),
            "institution": .string(self.institution),
            "started": .string(self.started.description),
            "completed": .string(self.completed.description),
        ]
        object["hours"] = self.hours.map { .integer(Int64($0)) }
        object["region"] = self.figures.region.map(JSON.string)
        object["industry"] = self.figures.industry.map(JSON.string)
        object["nomination"] = self.figures.nomination.map(JSON.string)
        object["issued_at"] = .string(self.issuedAt.description)
        object["key"] = .string(self.keyID)
        return object
    }
}
