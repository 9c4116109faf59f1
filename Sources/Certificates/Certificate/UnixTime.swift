/// A moment in whole seconds since 1970-01-01T00:00:00Z: a NumericDate (RFC 7519 section 2)
/// that is an integer.
public struct UnixTime: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// How far the clocks of issuer and verifier may be apart, in seconds.
    static let skew: Int64 = 60

    /// Seconds since 1970-01-01T00:00:00Z.
    public let seconds: Int64

    /// The moment so many seconds after 1970-01-01T00:00:00Z.
    public init(_ seconds: Int64) {
        self.seconds = seconds
    }

    /// Midnight UTC at the beginning of a day.
    public init(_ date: CalendarDate) {
        self.init(Int64(date.daysSinceEpoch) * 86_400)
    }

    /// Reads `YYYY-MM-DDThh:mm:ssZ`, `YYYY-MM-DD` (midnight UTC), or whole seconds in digits.
    public init?(text: String) {
        if let date = CalendarDate(iso: text) {
            self.init(date)
        } else if let seconds = Int64(text), (0...253_402_300_799).contains(seconds) {
            self.init(seconds)
        } else {
            self.init(dateAndTime: Array(text.utf8))
        }
    }

    private init?(dateAndTime bytes: [UInt8]) {
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
            let date = CalendarDate(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = Self.twoDigits(bytes[11], bytes[12], below: 24),
            let minute = Self.twoDigits(bytes[14], bytes[15], below: 60),
            let second = Self.twoDigits(bytes[17], bytes[18], below: 60)
        else { return nil }
        self.init(Int64(date.daysSinceEpoch) * 86_400 + Int64(hour * 3600 + minute * 60 + second))
    }

    /// The day in UTC, or nil outside the years 1 to 9999.
    public var date: CalendarDate? {
        // Days are counted in years that begin in March; see `CalendarDate.daysSinceEpoch`.
        let sinceEpoch = seconds / 86_400 - (seconds % 86_400 < 0 ? 1 : 0)
        let days = Int(sinceEpoch) + 719_468
        guard days >= 0 else { return nil }
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return CalendarDate(
            year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// `YYYY-MM-DDThh:mm:ssZ`, or the seconds where the year is not 1 to 9999.
    public var description: String {
        guard let date else { return String(seconds) }
        let ofDay = Int(((seconds % 86_400) + 86_400) % 86_400)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(date)T\(two(ofDay / 3600)):\(two(ofDay / 60 % 60)):\(two(ofDay % 60))Z"
    }

    /// The moment so many seconds later, or the last or first one that there is.
    public static func + (time: Self, seconds: Int64) -> Self {
        let (sum, overflows) = time.seconds.addingReportingOverflow(seconds)
        return Self(overflows ? (seconds < 0 ? .min : .max) : sum)
    }

    /// Whether the left moment is the earlier one.
    public static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }

    private static func twoDigits(_ tens: UInt8, _ ones: UInt8, below bound: Int) -> Int? {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard digits.contains(tens), digits.contains(ones) else { return nil }
        let value = Int(tens - 48) * 10 + Int(ones - 48)
        return value < bound ? value : nil
    }
}
