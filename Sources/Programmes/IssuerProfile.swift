public import Certificates
internal import JOSE

/// Who signs certificates: the address and the name of an office, as `issuer.json` says them.
public struct IssuerProfile: Sendable, Hashable {
    /// The address that every token names.
    public let url: IssuerURL
    /// The office's name.
    public let name: LocalizedText
    /// What is stamped on printed certificates; nil for nothing.
    public let seal: SealSource?

    /// Where a seal is to be found.
    public enum SealSource: Sendable, Hashable {
        /// A PNG or SVG file; its path from the folder of the issuer file.
        case image(String)
        /// SVG path data.
        case path(String)
    }

    /// An office with this address and name.
    public init(url: IssuerURL, name: LocalizedText, seal: SealSource? = nil) {
        (self.url, self.name, self.seal) = (url, name, seal)
    }

    /// Reads an issuer file: `{"url": "https://…", "name": {"zh": "…", "en": "…"}}`, and where the
    /// office has a seal, `"seal": {"image": "seal.svg"}` or `"seal": {"path": "M0 0…"}`.
    ///
    /// - Throws: the first fault, with the member's path and what has to stand there.
    public init(json bytes: Span<UInt8>) throws(ProgrammeError) {
        let file = try ProgrammeMembers(document: bytes, known: ["url", "name", "seal"])
        let value = try file.required("url", .issuerURL)
        guard let url = value.stringValue.flatMap({ IssuerURL($0) }) else {
            throw .unfitValue("url", value: value.excerpt, expected: .issuerURL)
        }
        self.init(url: url, name: try file.localizedText("name"), seal: try file.seal())
    }
}
