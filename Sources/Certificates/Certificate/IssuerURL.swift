/// The address that names an issuer: an https origin without a path, at most 40 characters, such
/// as `https://cert.example.org`.
///
/// Lower-case ASCII only, so that two addresses are the same when their bytes are.
public struct IssuerURL: Sendable, Hashable, CustomStringConvertible {
    /// The most characters that an issuer's address may have; longer ones do not fit the QR code.
    public static let maximumLength = 40

    /// The address, without a slash at its end.
    public let description: String

    /// The address in `text`, or nil where it is not an https origin as described above.
    public init?(_ text: String) {
        let scheme = "https://"
        guard text.utf8.count <= Self.maximumLength, text.utf8.starts(with: scheme.utf8) else {
            return nil
        }
        let authority = text.utf8.dropFirst(scheme.utf8.count)
        let parts = authority.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard let host = parts.first, parts.count <= 2, Self.isHost(host),
            parts.count == 1 || Self.isPort(parts[1])
        else { return nil }
        description = text
    }

    /// The host, with its port where one is given, as people compare it with an address bar.
    public var host: String { String(description.dropFirst("https://".count)) }
    /// The claim `vct` of every certificate of this issuer.
    public var certificateType: String { description + "/vct/completion" }
    /// The address of the status list with this number.
    public func statusList(_ number: Int) -> String { "\(description)/status/\(number)" }

    private static func isHost(_ host: Substring.UTF8View) -> Bool {
        let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            guard let first = label.first, let last = label.last else { return false }
            let hyphen = UInt8(ascii: "-")
            return first != hyphen && last != hyphen && label.count <= 63
                && label.allSatisfy { byte in
                    byte == hyphen || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                }
        }
    }

    private static func isPort(_ port: Substring.UTF8View) -> Bool {
        guard let number = UInt16(String(Substring(port))), number != 443 else { return false }
        return String(number).utf8.elementsEqual(port) && number > 0
    }
}
