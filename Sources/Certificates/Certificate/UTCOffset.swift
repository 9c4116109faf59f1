/// How far an office's clock on the wall is from UTC, all year: by it the office says on which day a
/// certificate was issued.
public struct UTCOffset: Sendable, Hashable, CustomStringConvertible {
    /// Minutes; east of Greenwich is positive.
    public let minutes: Int

    /// What there is on Earth, in minutes.
    public static let range = -720...840
    /// China Standard Time, and the offset of an issuer that names none.
    public static let china = UTCOffset(480)

    /// The offset of so many minutes, or nil where there is none on Earth.
    public init?(minutes: Int) {
        guard Self.range.contains(minutes) else { return nil }
        self.init(minutes)
    }

    private init(_ minutes: Int) { self.minutes = minutes }

    /// `UTC`, or the hours and what minutes are left, such as `UTC+8` and `UTC-3:30`.
    public var description: String {
        guard minutes != 0 else { return "UTC" }
        let (hours, left) = minutes.magnitude.quotientAndRemainder(dividingBy: 60)
        let words = "UTC\(minutes < 0 ? "-" : "+")\(hours)"
        return left == 0 ? words : "\(words):\(left < 10 ? "0" : "")\(left)"
    }
}

extension UnixTime {
    /// The day on which an office with this offset issues what it signs at this moment, as paper,
    /// page and programs show it; nil outside the years 1 to 9999.
    public func dayOfIssue(at offset: UTCOffset) -> CalendarDate? {
        (self + Int64(offset.minutes) * 60).date
    }
}
