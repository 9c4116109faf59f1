/// A text in Chinese and, where there is one, in English.
public struct LocalizedText: Sendable, Hashable {
    /// The Chinese text.
    public let zh: String
    /// The English text, or nil.
    public let en: String?

    /// A text in Chinese and, where there is one, in English.
    public init(zh: String, en: String? = nil) {
        (self.zh, self.en) = (zh, en)
    }
}
