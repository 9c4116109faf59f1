internal import Certificates

/// Certificates of a graduate with a usual name, by which it can be tried whether a form can be
/// printed before there are any.
extension SheetForm {
    /// Those that together have every text of the programme that a certificate can have.
    public var trialSheets: [Sheet] { pairs.map(trial) }

    /// Those with the longest texts: what has room in these has room in all the others.
    public var longestTrialSheets: [Sheet] {
        let english = Dictionary(
            (programme.tracks.map(\.name) + programme.institutions.map(\.name)).map {
                ($0.zh, $0.en ?? $0.zh)
            }, uniquingKeysWith: { first, _ in first })
        func length(_ pair: Pair, _ chinese: Int, _ other: Int) -> Int {
            [pair.track, pair.institution].reduce(0) { sum, name in
                sum + name.unicodeScalars.count * chinese
                    + (english[name] ?? name).unicodeScalars.count * other
            }
        }
        // In Chinese, in English, and by the area of both together.
        return [(1, 0), (0, 1), (6, 1)].compactMap { weights in
            pairs.max {
                length($0, weights.0, weights.1) < length($1, weights.0, weights.1)
            }
        }.map(trial)
    }

    private typealias Pair = (track: String, institution: String)

    private var pairs: [Pair] {
        programme.tracks.flatMap { track in track.institutions.map { (track.name.zh, $0) } }
    }

    private func trial(_ pair: Pair) -> Sheet {
        let day = programme.window.to
        let number = CertificateNumber(prefix: programme.numberPrefix, serial: 1)
        return Sheet(
            certificate: CompletionCertificate(
                number: number?.description ?? "", name: "王小明", programme: programme.title.zh,
                cohort: programme.cohort, track: pair.track, institution: pair.institution,
                started: day, completed: day, hours: programme.completion.minimumHours),
            issued: day, token: String(repeating: "e", count: Self.longestToken))
    }

    /// What the audit lets pass.
    private static let longestToken = 900
}
