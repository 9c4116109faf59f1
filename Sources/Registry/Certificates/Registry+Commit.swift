package import Certificates
internal import GRDB

extension Registry {
    /// Stores issued certificates: all of them in one transaction, with their tokens,
    /// disclosures, status entries and events, or none.
    ///
    /// Numbers and entries come from ``allocate(_:in:issuer:using:)``. About 2,000 certificates
    /// a call are a good chunk. A number, an entry, a roster line or a person's standing
    /// certificate that is there already gives ``RegistryError/uniqueViolation(_:)``.
    package func commit(
        _ certificates: [CertificateRecord], to cohort: Int64, issuer: IssuerURL,
        at time: UnixTime
    ) throws(RegistryError) {
        try write { database in
            try StatusListLedger.take(
                certificates.map(\.slot), of: issuer, capacity, in: database)
            var events = try EventWriter(database)
            var writer = try CertificateWriter(database, cohort: cohort)
            for certificate in certificates {
                try writer.insert(certificate, recordingIn: &events, at: time)
            }
            try writer.finish(in: database)
        }
    }
}
