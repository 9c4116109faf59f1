/// Who signs certificates: the address and the name of an office, as `issuer.json` says them.
public struct IssuerProfile: Sendable, Hashable {
    /// The address that every token names.
    public let url: IssuerURL
    /// The office's name.
    public let name: LocalizedText

    /// An office with this address and name.
    public init(url: IssuerURL, name: LocalizedText) {
        (self.url, self.name) = (url, name)
    }

    /// Reads an issuer file: `{"url": "https://…", "name": {"zh": "…", "en": "…"}}`.
    ///
    /// - Throws: the first fault, with the member's path and what has to stand there.
    public init(json bytes: Span<UInt8>) throws(ProgrammeError) {
        let file = try ProgrammeMembers(document: bytes, known: ["url", "name"])
        let value = try file.required("url", .issuerURL)
        guard let url = value.stringValue.flatMap({ IssuerURL($0) }) else {
            throw .unfitValue("url", value: value.excerpt, expected: .issuerURL)
        }
        self.init(url: url, name: try file.localizedText("name"))
    }
}
