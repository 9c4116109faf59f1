import Certificates
import JOSE
import Signing
import Testing

@Suite("One verifier and many threads")
struct ManyThreadsTests {
    @Test(
        "Many tasks that ask one verifier get the answers that one task gets",
        arguments: SignatureAlgorithm.all)
    func sameAnswers(_ algorithm: SignatureAlgorithm) async throws {
        let office = try TestOffice(algorithm)
        let verifier = try office.verifier(
            statusLists: [office.statusList([TestOffice.index: .suspended])])
        let tokens = try Self.tokens(of: office)
        let alone = tokens.map { verifier.verify($0).json }
        let others = await withTaskGroup { group in
            for first in 0..<8 {
                group.addTask {
                    let order = tokens.indices.map { ($0 + first) % tokens.count }
                    return order.count { verifier.verify(tokens[$0]).json != alone[$0] }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(others == 0)
        #expect(Set(alone.map { $0.prettyPrinted }).count == tokens.count)
    }

    /// Tokens of which each has another verdict.
    private static func tokens(of office: TestOffice) throws -> [String] {
        let issued = try office.issue()
        var other = try office.payload()
        other["vct"] = "https://cert.example.org/vct/other"
        var late = try office.payload()
        late["iat"] = .integer(TestOffice.now.seconds + 100)
        return [
            issued.token, issued.privateToken, "no token",
            issued.token + issued.disclosures[1] + "~",
            try office.sign(other), try office.sign(late),
            try office.sign(office.payload(), key: office.root),
            try office.sign(
                office.payload(),
                header: ["kid": .string(office.certificateEntry.keyID.description)],
                key: office.root),
        ]
    }
}
