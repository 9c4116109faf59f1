import Certificates
import Testing

@Suite struct TimeTests {
    @Test(
        "A moment is read and printed in UTC, to the second",
        arguments: [
            ("1970-01-01T00:00:00Z", Int64(0)), ("2021-12-31T23:59:59Z", 1_640_995_199),
            ("2020-02-29", 1_582_934_400), ("1700000000", 1_700_000_000),
        ])
    func moments(text: String, seconds: Int64) throws {
        let time = try #require(UnixTime(text: text))
        #expect(time.seconds == seconds)
        #expect(UnixTime(text: time.description) == time)
    }

    @Test(
        "What is no moment is refused",
        arguments: [
            "", "2021-02-29", "2021-13-01", "2021-1-1", "-1", "2021-01-01T24:00:00Z", "now",
        ])
    func refused(text: String) {
        #expect(UnixTime(text: text) == nil)
    }

    @Test("The ends of time are printed as seconds and cannot be passed")
    func ends() {
        for seconds in [Int64.min, .min + 1, -62_135_596_801, .max - 1, .max] {
            #expect(UnixTime(seconds).date == nil)
            #expect(UnixTime(seconds).description == String(seconds))
        }
        #expect(UnixTime(.max) + 1 == UnixTime(.max))
        #expect(UnixTime(.min) + -1 == UnixTime(.min))
        #expect(UnixTime(-1).description == "1969-12-31T23:59:59Z")
    }

    @Test("Every day of four centuries comes back from its count of days")
    func days() throws {
        let first = try #require(CalendarDate(iso: "1860-01-01")).daysSinceEpoch
        for day in first..<first + 146_097 {
            let date = try #require(UnixTime(Int64(day) * 86_400).date)
            #expect(date.daysSinceEpoch == day)
        }
    }
}
