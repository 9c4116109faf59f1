import Certificates
import Foundation
import Testing
import Vocabulary

@Suite("The vocabulary")
struct VocabularyTests {
    /// The data file: for each kind, for each code, its texts.
    let words: [String: [String: [String: String]]]

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Vocabulary/words.json")
        words = try JSONDecoder().decode(
            [String: [String: [String: String]]].self, from: Data(contentsOf: file))
    }

    /// A kind of words: every code of its enum, with what the program says.
    private struct Kind {
        let name: String
        let said: [String: Phrase]

        init<Code>(
            _ name: String, _ codes: [Code], _ code: (Code) -> String, _ phrase: (Code) -> Phrase
        ) {
            self.name = name
            said = Dictionary(uniqueKeysWithValues: codes.map { (code($0), phrase($0)) })
        }
    }

    private let kinds = [
        Kind("verdicts", Verdict.Outcome.allCases, \.rawValue, \.phrase),
        Kind("statuses", CertificateStatus.allCases, \.name, \.phrase),
        Kind("reasons", Reason.allCases, \.rawValue, \.sentence),
        Kind("advice", Advice.allCases, \.rawValue, \.sentence),
        Kind("facts", PublicFact.allCases, \.rawValue, \.label),
        Kind("private_facts", GraduateFact.allCases, \.rawValue, \.label),
        Kind("columns", RosterColumn.allCases, \.rawValue) {
            Phrase($0.header, $0.englishHeader)
        },
    ]

    @Test("Every code has the two texts of the data file, and no text there is left over")
    func complete() throws {
        #expect(Set(words.keys) == Set(kinds.map(\.name) + ["phrases"]))
        for kind in kinds {
            let entries = try #require(words[kind.name])
            #expect(Set(entries.keys) == Set(kind.said.keys))
            for (code, phrase) in kind.said {
                #expect(entries[code]?["zh"] == phrase.zh && !phrase.zh.isEmpty)
                #expect(entries[code]?["en"] == phrase.en && !phrase.en.isEmpty)
            }
        }
    }

    @Test("The advice for a reason is the one that the data file names for it")
    func advice() throws {
        let reasons = try #require(words["reasons"])
        for reason in Reason.allCases {
            #expect(reasons[reason.rawValue]?["advice"] == reason.advice.rawValue)
        }
    }

    @Test("No two reasons, facts or columns are called the same")
    func distinct() {
        for kind in kinds {
            #expect(Set(kind.said.values.map(\.zh)).count == kind.said.count)
            #expect(Set(kind.said.values.map(\.en)).count == kind.said.count)
        }
    }

    @Test("A value stands in a phrase in both languages, as it is")
    func values() {
        let phrase = Phrase.statusAsOf(status: "{time}", time: #"\(now) $1"#)
        #expect(phrase == Phrase(#"{time}（截至 \(now) $1）"#, #"{time} (as of \(now) $1)"#))
    }

    @Test("A word begins a line with a large letter, and stays as it is otherwise")
    func capitalised() {
        #expect(GraduateFact.idType.label.capitalised == Phrase("证件类型", "ID type"))
        #expect(PublicFact.number.label.capitalised.en == "Certificate number")
    }

    @Test("Only a signature that does not match is called a forgery")
    func forgery() {
        for reason in Reason.allCases where reason != .signatureMismatch {
            #expect(!reason.sentence.zh.contains("伪造") && !reason.sentence.en.contains("forged"))
        }
    }

    @Test("Of nothing that is invalid is it said that it is no forgery")
    func acceptance() {
        for reason in Reason.allCases {
            let denies = reason.advice.sentence.zh.contains("不表示证书是伪造的")
            #expect(denies == reason.advice.sentence.en.contains("does not mean that it is forged"))
            #expect(!denies || !reason.isInvalid)
        }
    }
}
