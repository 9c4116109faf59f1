internal import Certificates
internal import Vocabulary

extension Verdict {
    /// What the person who checks the certificate can do; nil for a valid one. Reasons stand in their
    /// order: the first is the gravest.
    var advice: String? {
        guard let advice = reasons.first?.reason.advice else { return nil }
        return say(advice.sentence) + advice.hint
    }
}

extension Advice {
    /// How newer lists are had here, where they come as a file.
    fileprivate var hint: String {
        self == .getLists ? say("它们在离线包 offline.json 中。", " They are in its offline.json.") : ""
    }
}

extension Verdict.Outcome {
    /// A sign and a word, so that nothing hangs on colour.
    var headline: String {
        switch self {
        case .valid: "✓ \(word.uppercased())"
        case .invalid: "✗ \(word.uppercased())"
        case .undetermined: "? \(word.uppercased())"
        }
    }

    /// The word inside a sentence.
    var word: String { say(phrase) }

    var colour: String {
        switch self {
        case .valid: "32"
        case .invalid: "31"
        case .undetermined: "33"
        }
    }
}

extension CertificateStatus {
    /// The word inside a sentence.
    var word: String { say(phrase) }
}
