internal import Certificates
internal import Vocabulary

/// The facts of a certificate, each with the word that stands before it.
enum FactWords {
    static func facts(_ verified: VerifiedCertificate) -> [(label: String, value: String)] {
        let certificate = verified.certificate
        let open = [
            (say(PublicFact.number.label), certificate.number),
            (say(PublicFact.name.label), certificate.name),
            (say(PublicFact.programme.label), certificate.programme),
            (say(PublicFact.cohort.label), certificate.cohort),
            (say(PublicFact.track.label), certificate.track),
            (say(PublicFact.institution.label), certificate.institution),
            (say(.period), "\(certificate.started) – \(certificate.completed)"),
        ]
        let hours = certificate.hours.map { [(say(PublicFact.hours.label), String($0))] } ?? []
        return open + hours + disclosed(verified.graduate)
    }

    static func disclosed(_ graduate: Graduate) -> [(String, String)] {
        GraduateFact.allCases.compactMap { fact in
            graduate[fact].map { (say(fact.label), $0) }
        }
    }
}
