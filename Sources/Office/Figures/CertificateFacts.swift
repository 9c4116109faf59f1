internal import Certificates
internal import Registry

/// A certificate as the row of a roster that it would come from.
struct CertificateFacts: Equatable {
    let isPurged: Bool
    private var cells: [RosterColumn: String]

    init(_ certificate: IssuedCertificate, _ programme: Programme) {
        let graduate = certificate.graduate
        isPurged = certificate.disclosures.isEmpty
        cells = [
            .name: certificate.name, .track: certificate.track,
            .institution: certificate.institution, .started: certificate.started.description,
            .completed: certificate.completed.description,
            .hours: certificate.hours.map { String($0) } ?? "",
            .nomination: certificate.figures.nomination ?? "",
            .outcome: programme.completion.outcome, .idType: graduate.idType ?? "",
            .idNumber: graduate.idNumber ?? "", .enterprise: graduate.enterprise ?? "",
            .creditCode: graduate.creditCode ?? "", .title: graduate.title ?? "",
            .region: graduate.region ?? certificate.figures.region ?? "",
            .industry: graduate.industry ?? certificate.figures.industry ?? "",
        ]
        if isPurged { cells.merge(Self.nobody) { _, nobody in nobody } }
    }

    /// What stands for facts that are gone, so that the audit has something to look at; none of it
    /// gets into the new certificate.
    private static let nobody: [RosterColumn: String] = [
        .idType: "护照", .idNumber: "E00000000", .enterprise: "-", .creditCode: "91350100M000100Y43",
    ]

    func changed(by changes: [Correction.Change]) -> Self {
        var changed = self
        for change in changes { changed.cells[change.column] = change.value }
        return changed
    }

    /// A roster of this one row, in UTF-8.
    var roster: [UInt8] {
        let columns = RosterColumn.allCases
        let lines = [columns.map(\.header), columns.map { cells[$0] ?? "" }].map { cells in
            cells.map(csvQuoted).joined(separator: ",")
        }
        return Array(lines.joined(separator: "\n").utf8)
    }
}

extension RosterColumn {
    /// Whether a purge takes the fact away.
    var isPrivate: Bool {
        switch self {
        case .idType, .idNumber, .enterprise, .creditCode, .title, .region, .industry: true
        default: false
        }
    }
}
