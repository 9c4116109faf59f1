package import Certificates
package import Programmes
internal import Registry

/// `report`: the programme in figures.
package struct ProgrammeReport: Sendable {
    /// How the trainees that have one value in common have ended.
    package struct Line: Sendable, Equatable {
        /// The value: a Chinese name or a code; empty where the roster said none.
        package let value: String
        /// What the value is called.
        package let name: LocalizedText
        /// Certificates, without those that a correction replaced.
        package fileprivate(set) var issued = 0
        package fileprivate(set) var notCompleted = 0
        package fileprivate(set) var suspended = 0
        package fileprivate(set) var revoked = 0

        package var trainees: Int { issued + notCompleted }
    }

    package struct Group: Sendable, Equatable {
        package let grouping: Grouping
        /// Those with the most trainees first.
        package let lines: [Line]
    }

    package let cohort: String
    package let title: LocalizedText
    package let targets: Programme.Targets
    /// All together.
    package let total: Line
    /// Certificates that a correction replaced.
    package let superseded: Int
    /// Approved rows that have no certificate yet.
    package let waiting: Int
    /// Trainees from manufacturing.
    package let manufacturing: Int
    package let groups: [Group]

    package var trainees: Int { total.trainees }
    /// Approved rows, the faulty ones that were left out not counted.
    package var rows: Int { trainees + waiting }

    /// In tenths of a percent, rounded down; nil where there are no trainees.
    package var manufacturingPermille: Int? {
        trainees > 0 ? manufacturing * 1_000 / trainees : nil
    }
    package var meetsTraineeTarget: Bool? { targets.trainees.map { trainees >= $0 } }
    package var meetsManufacturingTarget: Bool? {
        guard let percent = targets.manufacturingPercent, trainees > 0 else { return nil }
        return manufacturing * 100 >= percent * trainees
    }

    /// The figures of a cohort; nil: of the newest.
    package init(_ workspace: Workspace, cohort name: String?) throws(OfficeError) {
        let registry = try workspace.openRegistry(.readOnly)
        let cohort = try workspace.cohort(named: name, in: registry)
        let programme = try workspace.programme(of: cohort)
        let (approved, counts) = try workspace.registered { () throws(RegistryError) in
            (try registry.approvedRows(in: cohort.id), try registry.counts(in: cohort.id))
        }
        (self.cohort, title) = (cohort.record.name, programme.title)
        targets = programme.targets
        var total = Line(value: "", name: LocalizedText(zh: "合计", en: "total"))
        total.add(counts)
        total.notCompleted = approved.notCompleted
        self.total = total
        superseded = counts.filter { $0.status == .superseded }.reduce(0) { $0 + $1.count }
        waiting = max(0, approved.issuable - total.issued)
        let names = GroupNames(programme)
        var groups: [Group] = []
        for grouping in Grouping.allCases {
            groups.append(
                try Self.group(grouping, names, workspace, registry, cohort.id, approved))
        }
        manufacturing =
            groups.first { $0.grouping == .manufacturing }?.lines
            .first { $0.value == "1" }?.trainees ?? 0
        self.groups = groups.filter { $0.grouping != .manufacturing }
    }

    private static func group(
        _ grouping: Grouping, _ names: GroupNames, _ workspace: Workspace,
        _ registry: Registry, _ cohort: Int64, _ approved: ApprovedRows
    ) throws(OfficeError) -> Group {
        var lines: [String: Line] = [:]
        func line(_ value: String) -> Line {
            lines[value] ?? Line(value: value, name: names.name(of: value, in: grouping))
        }
        let counts = try workspace.registered { () throws(RegistryError) in
            try registry.counts(by: grouping, in: cohort)
        }
        for count in counts {
            var changed = line(count.value ?? "")
            changed.add([count])
            lines[changed.value] = changed
        }
        for (key, rows) in approved.notCompletedBy where key.grouping == grouping {
            var changed = line(key.value)
            changed.notCompleted += rows
            lines[changed.value] = changed
        }
        let sorted = lines.values.filter { $0.trainees > 0 }.sorted {
            ($1.trainees, $0.value) < ($0.trainees, $1.value)
        }
        return Group(grouping: grouping, lines: sorted)
    }
}

extension ProgrammeReport.Line {
    fileprivate mutating func add(_ counts: [CertificateCount]) {
        for count in counts {
            switch count.status {
            case .valid: break
            case .suspended: suspended += count.count
            case .revoked: revoked += count.count
            case .superseded: continue
            }
            issued += count.count
        }
    }
}

/// What the values in the registry are called.
private struct GroupNames {
    let programme: Programme

    init(_ programme: Programme) { self.programme = programme }

    func name(of value: String, in grouping: Grouping) -> LocalizedText {
        let known: LocalizedText? =
            switch grouping {
            case .track: programme.tracks.first { $0.name.zh == value }?.name
            case .institution: programme.institutions.first { $0.name.zh == value }?.name
            case .nomination: programme.nominations.first { $0.name.zh == value }?.name
            case .region: Region(code: value)?.name
            case .industry, .manufacturing: nil
            }
        return known ?? LocalizedText(zh: value, en: nil)
    }
}
