internal import Certificates
internal import Programmes

extension RowAudit {
    mutating func checkPlaces() {
        let track = required(.track).flatMap { rules.tracks[$0] }
        if track == nil, !row.cell(.track).isEmpty {
            find(.trackUnknown, .track, rules.programme.tracks.map(\.name.zh))
        }
        facts.track = track
        guard let cell = required(.institution) else { return }
        guard let institution = rules.institutions[cell] else {
            return find(.institutionUnknown, .institution)
        }
        facts.institution = institution
        if rules.programme.institutions[institution].isSuspended {
            find(.institutionSuspended, .institution)
        }
        if let track, !rules.teaches[track][institution] {
            find(.institutionNotInTrack, .institution, tracks(of: institution))
        }
    }

    private func tracks(of institution: Int) -> [String] {
        zip(rules.programme.tracks, rules.teaches).filter { $1[institution] }.map(\.0.name.zh)
    }

    mutating func checkNomination() {
        guard let cell = required(.nomination) else { return }
        guard let nomination = rules.nominations[cell] else {
            return find(
                .nominationUnknown, .nomination, rules.programme.nominations.map(\.name.zh))
        }
        facts.nomination = nomination
        if rules.programme.nominations[nomination].by == .authority, let region = facts.region,
            !rules.nominates[region.ordinal]
        {
            find(.noAuthority, .nomination, region.name.zh)
        }
    }
}
