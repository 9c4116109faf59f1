public import Certificates
internal import JOSE

/// Who signs certificates: the address and the name of an office, as `issuer.json` says them.
public struct IssuerProfile: Sendable, Hashable {
    /// The address that every token names.
    public let url: IssuerURL
    /// The office's name.
    public let name: LocalizedText
    /// By which its days of issue are told.
    public let utcOffset: UTCOffset
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
    public init(
        url: IssuerURL, name: LocalizedText, utcOffset: UTCOffset = .china, seal: SealSource? = nil
    ) {
        (self.url, self.name, self.utcOffset, self.seal) = (url, name, utcOffset, seal)
    }

    /// Reads an issuer file: `{"url": "https://…", "name": {"zh": "…", "en": "…"}}`; where the
    /// office has a seal, `"seal": {"image": "seal.svg"}` or `"seal": {"path": "M0 0…"}`; and where
    /// it is not in China, `"utc_offset": 60`, in minutes from -720 to 840.
    ///
    /// - Throws: the first fault, with the member's path and what has to stand there.
    public init(json bytes: Span<UInt8>) throws(ProgrammeError) {
        let file = try ProgrammeMembers(
            document: bytes, known: ["url", "name", "utc_offset", "seal"])
        let value = try file.required("url", .issuerURL)
        guard let url = value.stringValue.flatMap({ IssuerURL($0) }) else {
            throw .unfitValue("url", value: value.excerpt, expected: .issuerURL)
        }
        self.init(
            url: url, name: try file.localizedText("name"), utcOffset: try file.utcOffset(),
            seal: try file.seal())
    }
}
