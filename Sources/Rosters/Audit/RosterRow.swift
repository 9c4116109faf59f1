public import Certificates
public import Programmes

/// A row of a roster without a fault, of somebody who completed.
@dynamicMemberLookup
public struct RosterRow: Sendable, Hashable {
    /// The line where the row begins, from 1; 0 where it comes from no file.
    public let line: Int
    /// What it says in public.
    public let training: CompletedTraining
    /// The trainee's identity document.
    public let document: IdentityDocument
    /// The enterprise that the trainee works for.
    public let enterprise: String
    /// The enterprise's unified social credit code.
    public let creditCode: CreditCode
    /// The enterprise's industry.
    public let industry: Industry
    /// The region that the trainee comes from.
    public let region: Region
    /// The trainee's post, or nil.
    public let title: String?

    /// What the row says of the training.
    public subscript<Value>(dynamicMember member: KeyPath<CompletedTraining, Value>) -> Value {
        training[keyPath: member]
    }

    /// The facts that become disclosures.
    public func graduate() -> Graduate {
        var graduate = Graduate()
        graduate.idType = document.type.name
        graduate.idNumber = document.number
        graduate.idLast4 = String(document.number.suffix(4))
        graduate.enterprise = enterprise
        graduate.creditCode = creditCode.code
        graduate.region = region.code
        graduate.industry = industry.code
        graduate.title = title
        return graduate
    }

    /// The certificate with this number that the row earns.
    public func certificate(number: String, programme: Programme) -> CompletionCertificate {
        training.certificate(number: number, programme: programme)
    }
}

/// A trainee's name and training: what a row says that is not private.
public struct CompletedTraining: Sendable, Hashable {
    /// The trainee's name.
    public let name: String
    /// The track, by its Chinese name.
    public let track: String
    /// The institution that taught, by its Chinese name.
    public let institution: String
    /// The way of nomination, by its Chinese name.
    public let nomination: String
    /// The first day of the training.
    public let started: CalendarDate
    /// The last day of the training.
    public let completed: CalendarDate
    /// Hours of instruction, or nil.
    public let hours: Int?

    /// The certificate with this number that the training earns. Hours stand on it only where the
    /// programme counts them.
    public func certificate(number: String, programme: Programme) -> CompletionCertificate {
        CompletionCertificate(
            number: number, name: name, programme: programme.title.zh, cohort: programme.cohort,
            track: track, institution: institution, started: started, completed: completed,
            hours: programme.completion.minimumHours == nil ? nil : hours)
    }
}
