import Certificates
import JOSE
import Testing

@Suite struct ExactTextTests {
    @Test("Canonically equivalent texts are one String and two exact texts")
    func equivalents() {
        for (one, other) in [("K", "\u{212A}"), ("\u{E9}", "e\u{301}"), ("\u{8C48}", "\u{F900}")] {
            #expect(one == other)
            #expect(ExactText(one) != ExactText(other))
            #expect(Set([ExactText(one), ExactText(other), ExactText(one)]).count == 2)
        }
    }

    @Test("Certificates and places of a status are the same only where their bytes are")
    func equivalentClaims() {
        let day = CalendarDate(year: 2021, month: 10, day: 14)
        func certificate(_ name: String) -> CompletionCertificate? {
            day.map {
                CompletionCertificate(
                    number: "N", name: name, programme: "p", cohort: "c", track: "t",
                    institution: "i", started: $0, completed: $0)
            }
        }
        #expect(certificate("\u{8C48}") == certificate("\u{8C48}"))
        #expect(certificate("\u{8C48}") != certificate("\u{F900}"))
        #expect(
            StatusReference(uri: "https://K", index: 1)
                != StatusReference(uri: "https://\u{212A}", index: 1))
    }
}
