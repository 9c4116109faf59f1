package import Certificates

/// What the events add up to, each of them proved to follow from the one before.
package struct Replay: Sendable {
    /// The end of the chain, as far as it holds.
    package private(set) var head = EventHead.empty
    package private(set) var faults: [RegistryFault] = []
    /// How many certificates were issued.
    package private(set) var issued = 0
    /// When a backup took the place of the registry last; nil where that never was.
    package private(set) var restoredAt: UnixTime?
    /// The events of cohorts in their order, and of approvals by identity.
    private(set) var cohorts: [Event] = []
    private(set) var approvals: [Int64: Event] = [:]
    /// The last assessment of each cohort, by prefix.
    private(set) var assessments: [String: String] = [:]
    /// The digest of the contacts of each cohort, by prefix.
    private(set) var contacts: [String: String] = [:]
    /// Only of certificates whose status was changed at all.
    private var statuses: [String: CertificateStatus] = [:]
    private(set) var successors: [String: String] = [:]
    private var purged: Set<String> = []

    /// The status that a certificate must have.
    package func status(of number: String) -> CertificateStatus { statuses[number] ?? .valid }

    package func isPurged(_ number: String) -> Bool { purged.contains(number) }

    /// Takes the next event.
    mutating func add(_ event: Event) {
        if !event.follows(head) {
            faults.append(RegistryFault(.events, String(event.sequence), .notFollowing))
        }
        head = EventHead(count: event.sequence, digest: event.digest, at: event.at)
        apply(event, EventDetail(event.detail))
    }

    private mutating func apply(_ event: Event, _ detail: EventDetail) {
        switch EventCode(rawValue: event.code) {
        case .issued: issued += 1
        case .suspended: move(event, detail, to: .suspended)
        case .reinstated: move(event, detail, to: .valid)
        case .revoked: move(event, detail, to: .revoked)
        case .superseded:
            move(event, detail, to: .superseded)
            successors[event.subject] = detail["by"]
        case .purged: purged.insert(event.subject)
        case .restored: restoredAt = event.at
        case .cohortAdded: cohorts.append(event)
        case .assessed: assessments[event.subject] = event.detail
        case .contactsRecorded: contacts[event.subject] = detail["contacts"]
        case .approved:
            if let id = detail["approval"].flatMap({ Int64($0) }) { approvals[id] = event }
        default: break
        }
    }

    private mutating func move(
        _ event: Event, _ detail: EventDetail, to next: CertificateStatus
    ) {
        let before = status(of: event.subject)
        if detail["from"] != before.name || !before.mayBecome(next) {
            faults.append(
                RegistryFault(
                    .events, String(event.sequence), .move(number: event.subject, from: before)))
        }
        statuses[event.subject] = next
    }
}

extension Registry {
    /// Reads the whole chain of events.
    package func replay() throws(RegistryError) -> Replay {
        var replay = Replay()
        try forEachEvent { replay.add($0) }
        return replay
    }

    /// The digest of the chain after its first `count` events; nil where it is shorter.
    package func digest(after count: Int64) throws(RegistryError) -> [UInt8]? {
        if count == 0 { return EventHead.empty.digest }
        return try event(count)?.digest
    }
}
