internal import Certificates

extension Programme {
    /// The texts of the programme file that stand on certificates, each with the path of its member.
    package var printedTexts: [(member: String, text: String)] {
        var texts = [("cohort", cohort)]
        texts += Self.both("certificate_title", certificateTitle)
        texts += Self.words(sentence).map { ("certificate_sentence.zh", $0) }
        texts += Self.words(englishSentence).map { ("certificate_sentence.en", $0) }
        texts += Self.both("title", title)
        texts += Self.both("issuing_body", issuingBody)
        for (index, track) in tracks.enumerated() {
            texts += Self.both("tracks[\(index)]", track.name)
        }
        for (index, institution) in institutions.enumerated() {
            texts += Self.both("institutions[\(index)]", institution.name)
        }
        return texts
    }

    private static func both(_ member: String, _ text: LocalizedText) -> [(String, String)] {
        [("\(member).zh", text.zh)] + (text.en.map { [("\(member).en", $0)] } ?? [])
    }

    private static func words(_ template: SentenceTemplate?) -> [String] {
        (template?.parts ?? []).compactMap { if case .text(let text) = $0 { text } else { nil } }
    }
}
