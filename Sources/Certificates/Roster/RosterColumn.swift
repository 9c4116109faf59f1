/// A column of a roster. The raw value is its stable name for programs.
public enum RosterColumn: String, Sendable, Hashable, CaseIterable {
    /// The trainee's name.
    case name
    /// The type of the identity document; 居民身份证 where it is empty.
    case idType = "id_type"
    /// The number of the identity document.
    case idNumber = "id_number"
    /// The enterprise that the trainee works for.
    case enterprise
    /// The enterprise's unified social credit code.
    case creditCode = "credit_code"
    /// The enterprise's industry.
    case industry
    /// The region that the trainee comes from.
    case region
    /// The trainee's post.
    case title
    /// The direction of the training.
    case track
    /// The institution that taught.
    case institution
    /// The way of nomination.
    case nomination
    /// The first day of the training.
    case started
    /// The last day of the training.
    case completed
    /// Hours of instruction.
    case hours
    /// How the training ended.
    case outcome

    /// Whether a roster without the column is refused. (Hours are required by the audit where the
    /// programme has a minimum.)
    public var isRequired: Bool {
        switch self {
        case .idType, .title, .hours: false
        default: true
        }
    }

    /// Where the column stands in ``allCases``.
    var ordinal: Int {
        switch self {
        case .name: 0
        case .idType: 1
        case .idNumber: 2
        case .enterprise: 3
        case .creditCode: 4
        case .industry: 5
        case .region: 6
        case .title: 7
        case .track: 8
        case .institution: 9
        case .nomination: 10
        case .started: 11
        case .completed: 12
        case .hours: 13
        case .outcome: 14
        }
    }
}
