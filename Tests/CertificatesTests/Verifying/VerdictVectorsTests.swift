import Certificates
import FoundationEssentials
import JOSE
import Testing

/// `Tests/Vectors/verdicts.json`, to which the page's modules are held too (`Tests/Page`).
@Suite("The verdict vectors")
struct VerdictVectorsTests {
    @Test("Every vector gets its verdict and its reasons, in order")
    func everyVector() throws {
        let vectors = try Self.vectors()
        #expect(vectors.count > 800)
        for vector in vectors {
            let found = Self.verdict(on: vector)
            #expect(found?.outcome.rawValue == vector.verdict, "\(vector.test)")
            #expect(found?.codes.map(\.rawValue) == vector.reasons, "\(vector.test)")
        }
    }

    @Test("Every reason but one that only another verifier has stands in the vectors")
    func everyReason() throws {
        let reasons = Set(try Self.vectors().flatMap { $0.reasons ?? [] })
        #expect(
            reasons == Set(Reason.allCases.map(\.rawValue)).subtracting(["algorithm_unavailable"]))
    }

    /// A question, and what is to be answered; both are nil where the bundle is to be refused.
    struct Vector {
        let test, token, bundle, root: String
        let at: UnixTime
        let verdict: String?
        let reasons: [String]?
    }

    /// The verdict, or nil where the bundle is refused.
    private static func verdict(on vector: Vector) -> Verdict? {
        let bundle = Array(vector.bundle.utf8)
        guard let bundle = try? OfflineBundle(bundle.span),
            let root = Thumbprint(vector.root), let trust = try? Trust(bundle, root: root)
        else { return nil }
        let token = Array(vector.token.utf8)
        return Verifier(trust: trust, policy: VerificationPolicy())
            .verify(text: token.span, at: vector.at)
    }

    private static func vectors() throws -> [Vector] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Vectors/verdicts.json")
        let json = try StrictJSON.parse(Array(Data(contentsOf: file)).span, limits: .document)
        return try #require(json.arrayValue).map { value in
            let vector = try #require(value.objectValue)
            func text(_ name: String) throws -> String { try #require(vector.string(name)) }
            return Vector(
                test: try text("test"), token: try text("token"), bundle: try text("bundle"),
                root: try text("root"),
                at: UnixTime(try #require(vector.integer("at"))),
                verdict: vector.string("verdict"),
                reasons: vector.array("reasons")?.compactMap(\.stringValue))
        }
    }
}
