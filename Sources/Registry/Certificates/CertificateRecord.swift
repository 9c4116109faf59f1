package import Certificates
internal import JOSE
internal import Signing

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

extension CertificateRecord {
    /// What the event of the issuing says: the chain so vouches for the token and the whole row.
    var eventDetail: String {
        var text: [UInt8] = []
        text.reserveCapacity(128)
        text += "approval=".utf8
        Digits.appendDecimal(approval, to: &text)
        text += " list=".utf8
        Digits.appendDecimal(Int64(slot.list), to: &text)
        text += " index=".utf8
        Digits.appendDecimal(Int64(slot.index), to: &text)
        text += " record=".utf8
        Hexadecimal.append(digest, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// SHA-256 over the token and every column that does not stand in the event otherwise, each
    /// as a netstring (`3:abc,`), or `-,` where it is NULL.
    var digest: [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(jwt.utf8.count + 320)
        Self.append(jwt.utf8, to: &text)
        Self.append(person.bytes, to: &text)
        Self.append(line, to: &text)
        Self.append(name.utf8, to: &text)
        Self.append(track.utf8, to: &text)
        Self.append(institution.utf8, to: &text)
        for date in [started, completed] {
            Self.append(date.year * 10_000 + date.month * 100 + date.day, to: &text)
        }
        Self.append(hours, to: &text)
        Self.append(figures.region?.utf8, to: &text)
        Self.append(figures.industry?.utf8, to: &text)
        Self.append(figures.nomination?.utf8, to: &text)
        Self.append(figures.manufacturing.map { $0 ? 1 : 0 }, to: &text)
        Self.append(Int(issuedAt.seconds), to: &text)
        Self.append(keyID.utf8, to: &text)
        return SHA256.digest(of: text.span)
    }

    private static func append(_ number: Int?, to text: inout [UInt8]) {
        guard let number else { return append(nil as [UInt8]?, to: &text) }
        var digits: [UInt8] = []
        Digits.appendDecimal(Int64(number), to: &digits)
        append(digits, to: &text)
    }

    private static func append(_ field: (some Collection<UInt8>)?, to text: inout [UInt8]) {
        if let field {
            Digits.appendDecimal(Int64(field.count), to: &text)
            text.append(UInt8(ascii: ":"))
            text += field
        } else {
            text.append(UInt8(ascii: "-"))
        }
        text.append(UInt8(ascii: ","))
    }
}
