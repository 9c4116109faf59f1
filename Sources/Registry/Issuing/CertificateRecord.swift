package import Certificates

/// A certificate as it is given to the registry: everything about it that never changes.
package struct CertificateRecord: Sendable, Equatable {
    /// From ``Allocation``, as is ``slot``.
    package var number: CertificateNumber
    package var slot: StatusSlot
    package var person: PersonKey
    /// The approval that it was issued under.
    package var approval: Int64
    /// The line of the approved roster, or nil for a correction.
    package var line: Int?
    package var name: String
    package var track: String
    package var institution: String
    package var started: CalendarDate
    package var completed: CalendarDate
    package var hours: Int?
    package var figures: Figures
    package var issuedAt: UnixTime
    /// The identity of the key that signed it.
    package var keyID: String
    /// The signed part of the token: `header.payload.signature`.
    package var jwt: String
    /// The encoded disclosures in their order, each followed by "~"; empty after a purge.
    package internal(set) var encodedDisclosures: String

    /// The same one by one.
    package var disclosures: [String] {
        encodedDisclosures.utf8.split(separator: UInt8(ascii: "~")).map { String(Substring($0)) }
    }

    /// What the programme's report counts by, as in the roster.
    package struct Figures: Sendable, Equatable {
        package var region: String?
        package var industry: String?
        package var nomination: String?
        package var manufacturing: Bool?

        package init(
            region: String? = nil, industry: String? = nil, nomination: String? = nil,
            manufacturing: Bool? = nil
        ) {
            (self.region, self.industry) = (region, industry)
            (self.nomination, self.manufacturing) = (nomination, manufacturing)
        }
    }

    package init(
        number: CertificateNumber, slot: StatusSlot, person: PersonKey, approval: Int64,
        line: Int?, name: String, track: String, institution: String, started: CalendarDate,
        completed: CalendarDate, hours: Int?, figures: Figures, issuedAt: UnixTime, keyID: String,
        jwt: String, disclosures: [String]
    ) {
        (self.number, self.slot, self.person) = (number, slot, person)
        (self.approval, self.line, self.name) = (approval, line, name)
        (self.track, self.institution, self.started) = (track, institution, started)
        (self.completed, self.hours, self.figures) = (completed, hours, figures)
        (self.issuedAt, self.keyID, self.jwt) = (issuedAt, keyID, jwt)
        encodedDisclosures = disclosures.reduce(into: "") { $0 += $1 + "~" }
    }
}

/// A certificate in the registry.
@dynamicMemberLookup
package struct IssuedCertificate: Sendable, Equatable {
    package let cohort: Int64
    package let record: CertificateRecord
    package let status: CertificateStatus

    package subscript<Value>(dynamicMember member: KeyPath<CertificateRecord, Value>) -> Value {
        record[keyPath: member]
    }

    /// The token with nothing disclosed.
    package var token: String { record.jwt + "~" }
    /// The token with everything that is still stored disclosed.
    package var privateToken: String { token + record.encodedDisclosures }
}
