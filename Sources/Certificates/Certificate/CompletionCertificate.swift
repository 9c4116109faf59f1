internal import JOSE

/// What is attested to everybody who sees the token: the facts that are signed in the clear.
///
/// All texts are in Unicode normalisation form C and as they are printed.
public struct CompletionCertificate: Sendable, Equatable {
    /// The certificate number; see ``CertificateNumber``.
    public var number: String
    /// The graduate's name.
    public var name: String
    /// The programme's title.
    public var programme: String
    /// The cohort, such as `2020-2021`.
    public var cohort: String
    /// The track (direction) of the training.
    public var track: String
    /// The institution that taught.
    public var institution: String
    /// The first day of the training.
    public var started: CalendarDate
    /// The last day of the training.
    public var completed: CalendarDate
    /// Hours of instruction, where the programme counts them.
    public var hours: Int?

    /// A certificate with these facts.
    public init(
        number: String, name: String, programme: String, cohort: String, track: String,
        institution: String, started: CalendarDate, completed: CalendarDate, hours: Int? = nil
    ) {
        (self.number, self.name, self.programme) = (number, name, programme)
        (self.cohort, self.track, self.institution) = (cohort, track, institution)
        (self.started, self.completed, self.hours) = (started, completed, hours)
    }
}

extension CompletionCertificate {
    /// Whether both say the same, texts compared byte by byte.
    public static func == (left: Self, right: Self) -> Bool {
        zip(left.texts, right.texts).allSatisfy { $0.hasSameBytes(as: $1) }
            && left.started == right.started && left.completed == right.completed
            && left.hours == right.hours
    }

    private var texts: [String] { [number, name, programme, cohort, track, institution] }
}
