public import Certificates
public import JOSE
public import Programmes

/// What an audit found, in figures. Trainees are the rows that can be issued and those of people
/// who did not complete; a faulty row counts once it is mended.
public struct AuditReport: Sendable, Equatable {
    /// How many trainees there are of something.
    public struct Share: Sendable, Equatable {
        /// What it is.
        public let name: LocalizedText
        /// Its code, where it has one: of a track or a region.
        public let code: String?
        /// How many trainees.
        public let trainees: Int
    }

    /// How often something was found.
    public struct Count: Sendable, Equatable {
        /// What was found.
        public let code: FindingCode
        /// How often.
        public let count: Int
    }

    /// All rows.
    public let rows: Int
    /// Rows for which a certificate can be issued.
    public let issuable: Int
    /// Rows of people who did not complete.
    public let notCompleted: Int
    /// Rows that have to be mended.
    public let faulty: Int
    /// What was found at all, in the order of ``FindingCode``.
    public let findings: [Count]
    /// Every track of the programme.
    public let tracks: [Share]
    /// Every institution of the programme.
    public let institutions: [Share]
    /// Every way of nomination of the programme.
    public let nominations: [Share]
    /// Every region that has trainees.
    public let regions: [Share]
    /// Trainees from manufacturing.
    public let manufacturing: Int
    /// Nominating authorities that recommended nobody.
    public let authoritiesWithoutTrainee: [Region]
    /// The rows of those who did not complete, by grouping and value.
    public let notCompletedBy: [NotCompleted]
    /// What the programme set itself.
    public let targets: Programme.Targets

    /// Rows that are not faulty.
    public var trainees: Int { issuable + notCompleted }

    /// Whether there are as many trainees as the programme wants; nil where it does not say.
    public var meetsTraineeTarget: Bool? { targets.trainees.map { trainees >= $0 } }

    /// Whether enough of the trainees are from manufacturing; nil where the programme does not say
    /// or there are no trainees.
    public var meetsManufacturingTarget: Bool? {
        guard let percent = targets.manufacturingPercent, trainees > 0 else { return nil }
        return manufacturing * 100 >= percent * trainees
    }

    init(_ tally: AuditTally, _ programme: Programme) {
        (rows, issuable) = (tally.rows, tally.issuable)
        (notCompleted, faulty) = (tally.notCompleted, tally.faulty)
        (manufacturing, targets) = (tally.manufacturing, programme.targets)
        findings = zip(FindingCode.allCases, tally.findings).filter { $1 > 0 }.map(Count.init)
        tracks = zip(programme.tracks, tally.tracks).map {
            Share(name: $0.name, code: $0.code, trainees: $1)
        }
        institutions = zip(programme.institutions, tally.institutions).map {
            Share(name: $0.name, code: nil, trainees: $1)
        }
        nominations = zip(programme.nominations, tally.nominations).map {
            Share(name: $0.name, code: nil, trainees: $1)
        }
        regions = zip(Region.all, tally.regions).filter { $1 > 0 }.map {
            Share(name: $0.name, code: $0.code, trainees: $1)
        }
        notCompletedBy = tally.notCompletedBy.map { NotCompleted(key: $0.key, rows: $0.value) }
            .sorted {
                ($0.key.grouping.rawValue, $0.key.value) < ($1.key.grouping.rawValue, $1.key.value)
            }
        authoritiesWithoutTrainee = programme.nominatingAuthorities.filter {
            tally.recommended[$0.ordinal] == 0
        }
    }
}

extension Finding {
    /// `{"code","severity","line","column","value","details"}`; `column` is null where the finding
    /// concerns none.
    public var json: JSON {
        [
            "code": .string(code.rawValue), "severity": .string(severity.rawValue),
            "line": .integer(Int64(line)),
            "column": column.map { .string($0.rawValue) } ?? .null,
            "value": .string(value), "details": .array(details.map(JSON.string)),
        ]
    }
}

extension AuditReport {
    /// The figures, the same bytes for the same roster and programme.
    public var json: JSON {
        [
            "rows": .integer(Int64(rows)), "issuable": .integer(Int64(issuable)),
            "not_completed": .integer(Int64(notCompleted)), "faulty": .integer(Int64(faulty)),
            "findings": .object(
                JSONObject(findings.map { ($0.code.rawValue, .integer(Int64($0.count))) })),
            "tracks": .array(tracks.map(\.json)),
            "institutions": .array(institutions.map(\.json)),
            "nominations": .array(nominations.map(\.json)),
            "regions": .array(regions.map(\.json)),
            "trainees": Self.target(trainees, targets.trainees, meetsTraineeTarget),
            "manufacturing": Self.target(
                manufacturing, targets.manufacturingPercent, meetsManufacturingTarget,
                unit: "percent_at_least"),
            "authorities_without_trainee": .array(
                authoritiesWithoutTrainee.map { .string($0.code) }),
        ]
    }

    private static func target(
        _ count: Int, _ target: Int?, _ isMet: Bool?, unit: String = "at_least"
    ) -> JSON {
        [
            "count": .integer(Int64(count)),
            unit: target.map { .integer(Int64($0)) } ?? .null,
            "met": isMet.map(JSON.bool) ?? .null,
        ]
    }
}

extension AuditReport.Share {
    fileprivate var json: JSON {
        var share: JSONObject = ["zh": .string(name.zh)]
        if let en = name.en { share["en"] = .string(en) }
        if let code { share["code"] = .string(code) }
        share["trainees"] = .integer(Int64(trainees))
        return .object(share)
    }
}
