internal import Certificates

/// A certificate, and the event that its issuing was recorded by.
package struct RecordedIssuing: Sendable {
    package let certificate: IssuedCertificate
    package let event: Event

    /// What the row says otherwise than the events.
    package func faults(_ replay: Replay) -> [RegistryFault] {
        let number = certificate.number.description
        var faults: [RegistryFault] = []
        if event.code != EventCode.issued.rawValue || event.subject != number
            || event.detail != certificate.record.eventDetail
        {
            faults.append(RegistryFault(.issuing, number))
        }
        let status = replay.status(of: number)
        if certificate.status != status {
            faults.append(
                RegistryFault(
                    .status, number, .status(found: certificate.status, recorded: status)))
        }
        if replay.isPurged(number), !certificate.disclosures.isEmpty {
            faults.append(RegistryFault(.disclosures, number, .notPurged))
        }
        return faults
    }
}

extension Registry {
    /// The certificates of a cohort after a serial, at most a page, each with its event.
    package func issuings(
        in cohort: Int64, after serial: Int
    ) throws(RegistryError) -> [RecordedIssuing] {
        let range = try Serial.identities(of: cohort)
        let certificates = try certificates(
            after: range.lowerBound - 1 + Int64(serial), upTo: range.upperBound)
        let events = try events(ofIssuing: certificates.map(\.number))
        return try zip(certificates, events).map { certificate, event throws(RegistryError) in
            guard certificate.cohort == cohort else { throw .damaged("cohort") }
            return RecordedIssuing(certificate: certificate, event: event)
        }
    }
}
