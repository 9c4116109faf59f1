public import Certificates

/// Certificates of a graduate with a usual name, by which it can be tried whether a form can be
/// printed before there are any.
extension SheetForm {
    /// One for each track with each institution that teaches it.
    public var trialCertificates: [CompletionCertificate] {
        programme.tracks.flatMap { track in
            track.institutions.map { trial(track: track.name.zh, institution: $0) }
        }
    }

    /// Those of which no two have the same words on paper: together they have every text of the
    /// programme that a certificate can have, in every way that these can meet.
    public var trialSheets: [Sheet] {
        var seen: Set<[String]> = []
        return trialCertificates.filter { certificate in
            seen.insert([
                names(.track) ? certificate.track : "",
                names(.institution) ? certificate.institution : "",
            ]).inserted
        }.map { Sheet(certificate: $0, issued: $0.completed, token: Self.longestToken) }
    }

    private func names(_ fact: SentenceTemplate.Placeholder) -> Bool {
        sentence.names(fact) || englishSentence?.names(fact) ?? false
    }

    private func trial(track: String, institution: String) -> CompletionCertificate {
        let day = programme.window.to
        let number = CertificateNumber(prefix: programme.numberPrefix, serial: 9_999_999)
        return CompletionCertificate(
            number: number?.description ?? "", name: "王小明", programme: programme.title.zh,
            cohort: programme.cohort, track: track, institution: institution,
            started: day, completed: day, hours: programme.completion.minimumHours)
    }

    /// As long as one that the audit lets pass.
    private static let longestToken = String(repeating: "e", count: Issuer.maximumLength)
}
