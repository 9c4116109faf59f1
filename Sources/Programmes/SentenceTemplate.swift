/// The sentence of a certificate, with placeholders such as `{name}` where its facts go.
public struct SentenceTemplate: Sendable, Equatable {
    /// A fact that a sentence can name.
    public enum Placeholder: String, Sendable, CaseIterable {
        /// The graduate's name; a sentence has to have it.
        case name
        /// The programme's title.
        case programme
        /// The cohort, such as `2020-2021`.
        case cohort
        /// The track (direction) of the training.
        case track
        /// The institution that taught.
        case institution
        /// The first day of the training.
        case started
        /// The last day of the training.
        case completed
        /// Hours of instruction; only where the programme sets a least number of them.
        case hours
    }

    /// A piece of the sentence.
    public enum Part: Sendable, Equatable {
        /// Words that stand in every certificate.
        case text(String)
        /// A fact of this certificate.
        case fact(Placeholder)
    }

    /// The pieces in their order.
    public let parts: [Part]

    package init(parts: [Part]) {
        self.parts = parts
    }

    /// The template in `text`, or nil where a brace is not part of a known placeholder, or where
    /// the graduate's name has no place.
    public init?(_ text: String) {
        var parts: [Part] = []
        var rest = Substring(text)
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}"),
                let fact = Placeholder(rawValue: String(rest[rest.index(after: brace)..<end]))
            else { return nil }
            if brace > rest.startIndex { parts.append(.text(String(rest[..<brace]))) }
            parts.append(.fact(fact))
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        guard parts.contains(.fact(.name)) else { return nil }
        self.parts = parts
    }

    /// Whether the sentence names this fact.
    public func names(_ fact: Placeholder) -> Bool { parts.contains(.fact(fact)) }
}
