import Certificates
import JOSE
import Signing
import Testing

@Suite("Vectors of the Token Status List draft", .enabled(if: SharedFiles.exist))
struct StatusListVectorTests {
    @Test("Every list of a million entries decodes to the statuses that are listed")
    func lists() throws {
        let file = try SharedFiles.json("vectors/examples/status-list-vectors.json")
        let vectors = try #require(file.objectValue?.array("vectors"))
        #expect(vectors.count == 4)
        for vector in vectors.compactMap(\.objectValue) {
            let text = try #require(vector.string("lst"))
            let compressed = try #require(text.base64URLDecoded)
            let bits = try #require(vector.integer("bits"))
            let list = try StatusList(bits: bits, compressed: compressed.span)
            let listed = try #require(vector.object("statuses"))
            var expected: [Int: UInt8] = [:]
            for (name, value) in listed.members {
                expected[try #require(Int(name))] = try UInt8(#require(value.integerValue))
            }
            #expect(list.count == 1 << 20)
            let wrong = (0..<list.count).first { list.value(at: $0) != expected[$0, default: 0] }
            #expect(wrong == nil)
        }
    }

    @Test("The draft's own list tokens are taken apart, and their issuer is nobody we trust")
    func tokens() throws {
        let file = try SharedFiles.json("vectors/examples/status-list-draft20-tokens.json")
        let trust = try TestOffice().trust().trustList
        let tokens = try #require(file.arrayValue).compactMap { $0.objectValue }
            .filter { $0.object("header")?.string("typ") == "statuslist+jwt" }
        #expect(!tokens.isEmpty)
        for token in tokens.compactMap({ $0.string("token") }) {
            #expect(throws: TrustError.unknownIssuer("https://example.com")) {
                try StatusListToken(verifying: token.utf8.span, trust: trust)
            }
        }
    }
}
