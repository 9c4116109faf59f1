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

    private let byAuthority: [Bool]

    init(_ programme: Programme) {
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
        case .notCompleted: notCompleted += 1
        case .faulty: faulty += 1
        }
        if outcome != .faulty { addTrainee(facts) }
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
