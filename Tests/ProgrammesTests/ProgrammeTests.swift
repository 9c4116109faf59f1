import Certificates
import JOSE
import Programmes
import Testing
import TestSupport

@Suite struct ProgrammeTests {
    @Test("The sample programme is read with its facts")
    func sample() throws {
        let programme = try Checkout.programme()
        #expect(programme.numberPrefix == "LJ2021")
        #expect(programme.title.zh == "中小企业经营管理领军人才培训")
        #expect(programme.targets.trainees == 1800)
        #expect(programme.targets.manufacturingPercent == 30)
        #expect(programme.window.from.description == "2020-09-01" && programme.window.isAssumed)
        #expect(programme.nominations.map(\.by) == [.institution, .authority])
        #expect(programme.tracks.map(\.institutions.count) == [22, 22, 1, 1])
        #expect(programme.institutions.count == 23)
        #expect(programme.nominatingAuthorities.count == 37)
        #expect(programme.completion.outcome == "合格")
        #expect(programme.completion.minimumHours == nil)
    }

    @Test(
        "No fact of the notice is lost in the sample programme",
        .enabled(if: Vectors.isThere))
    func everyFact() throws {
        let sample = try Checkout.bytes("Samples/programme.json")
        let kept = Self.leaves(try StrictJSON.parse(sample.span, limits: .document))
        let facts = Self.leaves(try Vectors.json("../data/programme-2020-2021.json"))
        let everything = kept.joined(separator: "\n")
        for fact in facts where fact != "0.3" && !fact.hasPrefix("Facts of the notice") {
            let sentence = fact.replacing("The office sits", with: "office sits")
            #expect(everything.contains(sentence), "\(fact)")
        }
        #expect(kept.contains("30"))
    }

    @Test(
        "What is signed of a programme has no spaces around it, or no certificate could be signed")
    func outerSpaces() throws {
        let title = try Checkout.programme(
            replacing: "\"中小企业经营管理领军人才培训\"", with: "\" 中小企业经营管理领军人才培训  \"")
        #expect(title.title.zh == "中小企业经营管理领军人才培训")
        let institution = try Checkout.programme(replacing: "\"清华大学\"", with: "\"清华大学 \"")
        #expect(institution.institutions.contains { $0.name.zh == "清华大学" })
        #expect(institution.tracks.allSatisfy { !$0.institutions.contains("清华大学 ") })
        #expect(throws: ProgrammeError.self) {
            try Checkout.programme(replacing: "\"清华大学\"", with: "\"  \"")
        }
    }

    @Test("The sample issuer is read, and its address leaves room in the QR code")
    func issuer() throws {
        let json = try Checkout.bytes("Samples/issuer.json")
        let issuer = try IssuerProfile(json: json.span)
        #expect(issuer.url.description.utf8.count <= 26)
        #expect(issuer.name.en != nil)
    }

    @Test("A printed text comes out in normalisation form C")
    func normalised() throws {
        let programme = try Checkout.programme(replacing: "中南大学", with: "Universite\u{301}")
        #expect(
            programme.institutions.contains { $0.name.zh.utf8.elementsEqual("Université".utf8) })
    }

    private static func leaves(_ json: JSON) -> [String] {
        switch json {
        case .object(let object): object.members.flatMap { leaves($0.value) }
        case .array(let elements): elements.flatMap(leaves)
        case .string(let text): [text]
        case .integer(let number): [String(number)]
        case .decimal(let text): [text]
        case .bool, .null: []
        }
    }
}
