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

    package let code: Code
    /// The certificate number or whatever else it is about.
    package let subject: String
    package let detail: String

    package init(_ code: Code, _ subject: String, _ detail: String = "") {
        (self.code, self.subject, self.detail) = (code, subject, detail)
    }
}
