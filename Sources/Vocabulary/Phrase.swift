/// A word or a sentence in the two languages that are spoken.
package struct Phrase: Sendable, Equatable {
    package let zh: String
    package let en: String

    package init(_ zh: String, _ en: String) {
        (self.zh, self.en) = (zh, en)
    }

    /// As it stands where a line or a table begins with it.
    package var capitalised: Phrase {
        Phrase(zh, en.prefix(1).uppercased() + en.dropFirst())
    }
}
