internal import Certificates
internal import Programmes

/// Counts what an audit sees. The figures are over trainees: rows that can be issued and rows of
/// those who did not complete.
struct AuditTally: Sendable {
    private(set) var rows = 0
    private(set) var issuable = 0
    private(set) var notCompleted = 0
    private(set) var faulty = 0
    private(set) var manufacturing = 0
    /// By position in `FindingCode.allCases`, in the programme's lists, and in `Region.all`.
    private(set) var findings = [Int](repeating: 0, count: FindingCode.allCases.count)
    private(set) var tracks: [Int]
    private(set) var institutions: [Int]
    private(set) var nominations: [Int]
    private(set) var regions = [Int](repeating: 0, count: Region.all.count)
    /// Trainees that the authority of each region recommended.
    private(set) var recommended = [Int](repeating: 0, count: Region.all.count)

    private(set) var notCompletedBy: [NotCompleted.Key: Int] = [:]

    private let byAuthority: [Bool]
    private let names: (tracks: [String], institutions: [String], nominations: [String])

    init(_ programme: Programme) {
        names = (
            programme.tracks.map(\.name.zh), programme.institutions.map(\.name.zh),
            programme.nominations.map(\.name.zh)
        )
        tracks = [Int](repeating: 0, count: programme.tracks.count)
        institutions = [Int](repeating: 0, count: programme.institutions.count)
        nominations = [Int](repeating: 0, count: programme.nominations.count)
        byAuthority = programme.nominations.map { $0.by == .authority }
    }

    mutating func add(_ found: [Finding]) {
        for finding in found {
            if let ordinal = FindingCode.ordinals[finding.code] { findings[ordinal] += 1 }
        }
    }

    mutating func add(_ facts: RowFacts, _ outcome: AuditedRow.Outcome, _ found: [Finding]) {
        rows += 1
        add(found)
        switch outcome {
        case .issuable: issuable += 1
        case .notCompleted:
            notCompleted += 1
            addNotCompleted(facts)
        case .faulty: faulty += 1
        }
        if outcome != .faulty { addTrainee(facts) }
    }

    /// The values are those that a certificate has in the registry.
    private mutating func addNotCompleted(_ facts: RowFacts) {
        let values: [(Grouping, String?)] = [
            (.track, facts.track.map { names.tracks[$0] }),
            (.institution, facts.institution.map { names.institutions[$0] }),
            (.region, facts.region?.code), (.industry, facts.industry?.code),
            (.nomination, facts.nomination.map { names.nominations[$0] }),
            (.manufacturing, facts.industry.map { $0.isManufacturing ? "1" : "0" }),
        ]
        for (grouping, value) in values {
            notCompletedBy[NotCompleted.Key(grouping: grouping, value: value ?? ""), default: 0] +=
                1
        }
    }

    private mutating func addTrainee(_ facts: RowFacts) {
        if facts.industry?.isManufacturing ?? false { manufacturing += 1 }
        if let track = facts.track { tracks[track] += 1 }
        if let institution = facts.institution { institutions[institution] += 1 }
        if let nomination = facts.nomination { nominations[nomination] += 1 }
        guard let region = facts.region else { return }
        regions[region.ordinal] += 1
        if let nomination = facts.nomination, byAuthority[nomination] {
            recommended[region.ordinal] += 1
        }
    }
}
