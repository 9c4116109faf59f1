package import Certificates

/// Something that is not as it must be.
package struct RegistryFault: Sendable, Equatable {
    /// What is wrong, in the order in which it is looked for.
    package enum Code: String, Sendable, CaseIterable {
        /// The file, an index or a reference is damaged; nothing more can be said then.
        case file
        /// A table, index or trigger is not as this program makes it.
        case schema
        /// The chain of events is broken, or an event tells of a move that is not allowed.
        case events
        /// The exact bytes of a programme or issuer file are not those that were recorded.
        case cohort
        /// An approval is not what was recorded.
        case approval
        /// An assessment is not what was recorded.
        case assessment
        /// Contacts are not what was recorded.
        case contacts
        /// Numbers do not go on after the last one.
        case serial
        /// A status list counts other entries than it has.
        case statusList = "status_list"
        /// Two certificates are not linked as their events say.
        case replacement
        /// A row is not what was recorded when it was issued.
        case issuing
        /// A status is not what the events add up to.
        case status
        /// A reason is not what was given.
        case reason
        /// A token does not verify, or says something else than its row.
        case token
        /// Private facts do not belong to their token, or are there after a purge.
        case disclosures
        /// The chain does not reach what was published.
        case head
    }

    /// What was found where something else was recorded.
    package enum Detail: Sendable, Equatable {
        /// So many were found, and so many were recorded.
        case count(found: Int64, recorded: Int64)
        /// The registry cannot be read on; the text says in English where.
        case damage(String)
        /// The event does not follow from the one before it.
        case notFollowing
        /// The event moves a certificate from a state that it was not in, or as is not allowed.
        case move(number: String, from: CertificateStatus)
        /// The event with this sequence.
        case event(Int64)
        case status(found: CertificateStatus, recorded: CertificateStatus)
        /// The row does not stand where its number says.
        case row
        /// A status list is open that should be closed, or closed and should be open.
        case closing
        /// A status list of another issuer than the cohorts'.
        case foreignIssuer
        /// The file has another cohort or prefix.
        case name
        /// The trust list has no certificate key with this identifier.
        case unknownKey(String)
        /// No token can be read.
        case unreadableToken
        /// The token says this otherwise than the row.
        case otherwise(Statement)
        /// The key does not attest the token.
        case attestation(AttestationError)
        /// Private facts are there after a purge.
        case notPurged
        /// Private facts are missing, and were not purged.
        case factsMissing
        /// What was published is not believed.
        case trust(TrustError)
        /// What was published is the end of so many events; the registry has `found`, or (nil) another
        /// event in that place.
        case publishedEvents(Int64, found: Int64?)
    }

    /// What a token says that its row says too.
    package enum Statement: Sendable, Equatable {
        /// What is certified.
        case certificate
        case statusEntry
        case issuerOfStatusList
        case issuedAt
        case issuer
        case type
    }

    package let code: Code
    /// The certificate number, or whatever else it is about: a path, a prefix, a table of the registry.
    package let subject: String
    package let detail: Detail?

    package init(_ code: Code, _ subject: String, _ detail: Detail? = nil) {
        (self.code, self.subject, self.detail) = (code, subject, detail)
    }
}
