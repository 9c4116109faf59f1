internal import Certificates
internal import Programmes
internal import Registry
internal import Rosters

/// A certificate as the row of a roster that it would come from.
struct CertificateFacts: Equatable {
    /// Whether the private facts are gone; the row has no cells for them then.
    let isPurged: Bool
    private var cells: [RosterColumn: String]

    init(
        _ certificate: IssuedCertificate, _ graduate: Graduate, _ programme: Programme
    ) {
        isPurged = certificate.disclosures.isEmpty
        cells = [
            .name: certificate.name, .track: certificate.track,
            .institution: certificate.institution, .started: certificate.started.description,
            .completed: certificate.completed.description,
            .hours: certificate.hours.map { String($0) } ?? "",
            .nomination: certificate.figures.nomination ?? "",
            .outcome: programme.completion.outcome,
        ]
        guard !isPurged else { return }
        cells[.idType] = graduate.idType
        cells[.idNumber] = graduate.idNumber
        cells[.enterprise] = graduate.enterprise
        cells[.creditCode] = graduate.creditCode
        cells[.title] = graduate.title
        cells[.region] = graduate.region ?? certificate.figures.region
        cells[.industry] = graduate.industry ?? certificate.figures.industry
    }

    func changed(by changes: [Correction.Change]) -> Self {
        var changed = self
        for change in changes { changed.cells[change.column] = change.value }
        return changed
    }

    /// What the audit looks at.
    var draft: DraftRow { DraftRow(cells) }
}

extension RosterColumn {
    /// Whether a purge takes the fact away.
    var isPrivate: Bool {
        switch self {
        case .idType, .idNumber, .enterprise, .creditCode, .title, .region, .industry: true
        case .name, .track, .institution, .nomination, .started, .completed, .hours, .outcome: false
        }
    }
}
