/// The name of a key inside a trust list: the first 11 characters of its ``Thumbprint``.
///
/// What stands as `kid` in the header of a token is anybody's text; a text that is no such name
/// names no key.
public struct KeyID: Sendable, Hashable {
    private let text: ExactText

    /// Reads a name; nil where the text is not 11 characters of base64url.
    public init?(_ text: String) {
        guard text.utf8.count == Self.length, text.utf8.allSatisfy(Base64URL.isCharacter) else {
            return nil
        }
        self.text = ExactText(text)
    }

    init(_ thumbprint: Thumbprint) {
        text = ExactText(String(thumbprint.description.prefix(Self.length)))
    }

    private static let length = 11
}

extension KeyID: CustomStringConvertible, CustomDebugStringConvertible {
    /// The 11 characters.
    public var description: String { text.description }

    /// The same in quotation marks, as a text has them.
    public var debugDescription: String { description.debugDescription }
}
