import Certificates
import JOSE
import Programmes
import Rosters
import Testing
import TestSupport

@Suite struct IdentifierTests {
    @Test(
        "The vectors' resident IDs are right and wrong as they say", .enabled(if: Vectors.isThere))
    func residentVectors() throws {
        let vectors = try Self.vectors("resident_id")
        for number in vectors.valid { #expect(throws: Never.self) { try ResidentID(number) } }
        for number in vectors.invalid {
            #expect(throws: ResidentIDError.self) { try ResidentID(number) }
        }
    }

    @Test(
        "The vectors' credit codes are right and wrong as they say", .enabled(if: Vectors.isThere))
    func creditVectors() throws {
        let vectors = try Self.vectors("uscc")
        for code in vectors.valid { #expect(throws: Never.self) { try CreditCode(code) } }
        for code in vectors.invalid {
            #expect(throws: CreditCodeError.self) { try CreditCode(code) }
        }
    }

    @Test(
        "A resident ID has the form, the check character, a province and a day of birth",
        arguments: [
            ("11010519491231002x", ResidentIDError.malformed),
            ("110105491231002", .malformed), ("1101051949123100X2", .malformed),
            ("１10105194912310021", .malformed), ("", .malformed),
            ("110105194912310021", .wrongCheckCharacter),
            ("990000197001013219", .unknownProvince), ("11000019700231321X", .noSuchDay),
        ])
    func residents(number: String, error: ResidentIDError) {
        #expect(throws: error) { try ResidentID(number) }
    }

    @Test("The day of birth is read, and the division 0000 is taken")
    func birth() throws {
        #expect(try ResidentID("11010519491231002X").born.description == "1949-12-31")
        #expect(try ResidentID("110000195601010000").born.description == "1956-01-01")
    }

    @Test("A mistyped character of a resident ID or credit code is caught wherever it stands")
    func mistyped() {
        for (right, isRight) in [
            ("440524188001010014", { (text: String) in (try? ResidentID(text)) != nil }),
            ("91350100M000100Y43", { (text: String) in (try? CreditCode(text)) != nil }),
        ] {
            #expect(isRight(right))
            for place in right.indices {
                for digit in "0123456789" where digit != right[place] {
                    var wrong = right
                    wrong.replaceSubrange(place...place, with: String(digit))
                    #expect(!isRight(wrong), "\(wrong)")
                }
            }
        }
    }

    @Test(
        "A credit code has the form, the check character and a category of its department",
        arguments: [
            ("91350100I000100Y43", CreditCodeError.malformed), ("", .malformed),
            ("9135A100M000100Y43", .malformed), ("91350100m000100Y43", .malformed),
            ("91350100M000100Y44", .wrongCheckCharacter),
            ("97119999MA00000000", .wrongCheckCharacter), ("97119999MA0000000A", .unknownCategory),
        ])
    func codes(code: String, error: CreditCodeError) {
        #expect(throws: error) { try CreditCode(code) }
    }

    @Test("Documents that differ in type or number differ in their bytes")
    func documents() throws {
        let numbers = ["12345678", "012345678", "00012345678", "E12345678"]
        let documents = try IdentityDocumentType.allCases.flatMap { type in
            try numbers.map { try #require(IdentityDocument(type: type, number: $0)) }
        }
        #expect(Set(documents.map(\.canonicalBytes)).count == documents.count)
        #expect(IdentityDocument(type: .passport, number: "a1") == nil)
        #expect(IdentityDocument(type: .passport, number: "") == nil)
    }

    private static func vectors(_ name: String) throws -> (valid: [String], invalid: [String]) {
        let all = try Vectors.json("examples/cn-identifier-vectors.json").objectValue
        let group = try #require(all?.object(name))
        let valid = group.array("valid")?.compactMap(\.stringValue) ?? []
        let invalid = group.array("invalid")?.compactMap(\.stringValue) ?? []
        #expect(valid.count >= 5 && invalid.count >= 3)
        return (valid, invalid)
    }
}
