import Certificates
import FoundationEssentials
import JOSE
import Programmes
import Testing

/// `Tests/Vectors/days-of-issue.json`, to which the page is held too (`Tests/Page`).
@Suite("The day of issue")
struct UTCOffsetTests {
    @Test("Every moment of the vectors is on its day by its offset")
    func everyVector() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Vectors/days-of-issue.json")
        let json = try StrictJSON.parse(Array(Data(contentsOf: file)).span, limits: .document)
        let vectors = try #require(json.arrayValue).compactMap(\.objectValue)
        #expect(vectors.count > 40)
        for vector in vectors {
            let time = UnixTime(try #require(vector.integer("iat")))
            let minutes = Int(try #require(vector.integer("utc_offset")))
            let offset = try #require(UTCOffset(minutes: minutes))
            let day = time.dayOfIssue(at: offset)?.description
            #expect(day == vector.string("day"), "\(time) \(offset)")
        }
    }

    @Test(
        "An offset that there is on Earth is read from the issuer file, and no other",
        arguments: [
            ("480", 480), ("-720", -720), ("840", 840), ("0", 0), ("null", 480), ("-721", nil),
            ("841", nil), ("480.0", nil), ("\"480\"", nil), ("true", nil),
        ] as [(String, Int?)])
    func issuerFile(text: String, minutes: Int?) {
        let file = #"{"url": "https://a.example", "name": {"zh": "办"}, "utc_offset": \#(text)}"#
        let profile = try? IssuerProfile(json: Array(file.utf8).span)
        #expect(profile?.utcOffset.minutes == minutes)
    }

    @Test(
        "An offset is shown as hours and minutes",
        arguments: [
            (480, "UTC+8"), (0, "UTC"), (-210, "UTC-3:30"), (345, "UTC+5:45"), (-5, "UTC-0:05"),
        ])
    func shown(minutes: Int, words: String) {
        #expect(UTCOffset(minutes: minutes)?.description == words)
    }
}
