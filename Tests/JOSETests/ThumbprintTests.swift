import JOSE
import Testing

@Suite("Thumbprints and key identifiers")
struct ThumbprintTests {
    /// That of RFC 8037 appendix A.3.
    private static let text = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"

    @Test("A thumbprint comes back from its text, and names the key by its first 11 characters")
    func roundTrip() throws {
        let thumbprint = try #require(Thumbprint(Self.text))
        #expect(thumbprint.description == Self.text)
        #expect(thumbprint.keyID == KeyID("kPrK_qmxVWa"))
        #expect(thumbprint == Thumbprint(Self.text))
    }

    @Test(
        "What is not the one encoding of 32 bytes is no thumbprint",
        arguments: [
            "", "abc", "../x", text + "A", text + "=", text + "\n", " " + text,
            String(text.dropLast()),
            // The last character has two bits of its own, which must not be set.
            text.dropLast() + "l",
            // To `String` the Kelvin sign is a K.
            "\u{212A}" + text.dropFirst(),
        ])
    func malformed(_ text: String) {
        #expect(Thumbprint(text) == nil)
    }

    @Test(
        "What is not 11 characters of base64url names no key",
        arguments: [
            "", "kPrK_qmxVW", "kPrK_qmxVWaY", "kPrK+qmxVWa", "kPrK qmxVWa", "kPr\u{212A}_qmxVWa",
            "kPr\u{212A}_qmxV", "kPrK_qmxVW\u{0}",
        ])
    func noKeyID(_ text: String) {
        #expect(KeyID(text) == nil)
    }

    @Test("Every character of an identifier counts, the bits of the last one too")
    func lastBits() throws {
        let identifier = try #require(KeyID("kPrK_qmxVWa"))
        #expect(identifier.description == "kPrK_qmxVWa")
        #expect(identifier != KeyID("kPrK_qmxVWb") && identifier != KeyID("KPrK_qmxVWa"))
        #expect("\(identifier)" == "kPrK_qmxVWa")
    }

    @Test("In an error they stand in quotation marks, as texts do")
    func inErrors() throws {
        let thumbprint = try #require(Thumbprint(Self.text))
        #expect("\([thumbprint])" == "[\"\(Self.text)\"]")
        #expect("\([thumbprint.keyID])" == "[\"kPrK_qmxVWa\"]")
    }
}
