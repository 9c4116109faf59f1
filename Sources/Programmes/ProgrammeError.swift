public import Certificates
public import JOSE

/// What is wrong with a programme file or an issuer file. Members are named by their path, such as
/// `tracks[2].institutions[0]`; the whole file is the empty path.
public enum ProgrammeError: Error, Sendable, Equatable {
    /// Not JSON at all.
    case notJSON(JSONError)
    /// A member that does not belong there, most often a typing mistake.
    case unknownMember(String, known: [String])
    /// A member that has to be there is not.
    case missingMember(String, expected: Expectation)
    /// A member's value is not what has to stand there.
    case unfitValue(String, value: String, expected: Expectation)
    /// A value that may stand once in its list stands twice.
    case repeatedValue(String, value: String)

    /// What has to stand at a place.
    public enum Expectation: Sendable, Equatable {
        /// A JSON object.
        case object
        /// A JSON object with exactly one of these members.
        case oneMember([String])
        /// A JSON array with at least one element.
        case list
        /// A string of 1 to so many characters without control, bidi or zero-width characters.
        case text(atMost: Int)
        /// SVG path data of 1 to so many characters, which may be written on several lines.
        case pathData(atMost: Int)
        /// The path of a file that lies beside this file or in a folder there.
        case pathBeside
        /// A name that the workspace does not need for anything else.
        case freeName
        /// `true` or `false`.
        case truth
        /// A text in which `{…}` holds one of these names, and `{name}` is there.
        case sentence([String])
        /// An integer in this range.
        case integer(ClosedRange<Int>)
        /// A day as `YYYY-MM-DD`, not before the one given.
        case date(notBefore: CalendarDate?)
        /// A prefix of certificate numbers: `[A-Z0-9]{1,12}`.
        case numberPrefix
        /// An https origin of at most 40 characters without a path.
        case issuerURL
        /// The code of a region: six digits of GB/T 2260, or `XPCC`.
        case regionCode
        /// One of these words.
        case oneOf([String])
    }
}
