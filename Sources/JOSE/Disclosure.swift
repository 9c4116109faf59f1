internal import Signing

/// One fact that can be left out of an SD-JWT (RFC 9901 section 4.2): its salt, its name where it is
/// a member of an object, and its value.
public struct Disclosure: Sendable, Equatable {
    /// The disclosure as it stands in the token, in base64url.
    public let encoded: String
    /// SHA-256 of ``encoded``, in base64url: what stands in the signed payload.
    public let digest: String
    /// What makes the digest impossible to guess.
    public let salt: String
    /// The member's name; nil for an element of an array.
    public let name: String?
    /// The member's or element's value, in which there can be digests of further disclosures.
    public let value: JSON

    /// A new disclosure, for a member with a name and for an array's element without.
    ///
    /// The salt has at least 128 random bits in base64url and is fresh for every disclosure.
    public static func make(name: String?, value: JSON, salt: String) -> Disclosure {
        var writer = JSONWriter()
        writer.beginArray()
        writer.string(salt)
        if let name { writer.string(name) }
        writer.value(value)
        writer.endArray()
        let encoded = Base64URL.encode(writer.bytes.span)
        return Disclosure(encoded.span, salt: salt, name: name, value: value)
    }

    /// Reads the disclosure at a place of a token.
    init(_ encoded: Span<UInt8>, at place: Int) throws(TokenError) {
        guard let bytes = Base64URL.decode(encoded) else {
            throw .invalidBase64URL(.disclosure(place))
        }
        let elements = try Self.elements(of: bytes.span, at: place)
        guard elements.count == 2 || elements.count == 3, let salt = elements[0].stringValue,
            let value = elements.last
        else { throw .malformedDisclosure(place) }
        let name = elements.count == 3 ? elements[1].stringValue : nil
        guard elements.count == 2 || name != nil else { throw .malformedDisclosure(place) }
        if let name, name.hasSameBytes(as: "_sd") || name.hasSameBytes(as: "...") {
            throw .reservedName(place)
        }
        self.init(encoded, salt: salt, name: name, value: value)
    }

    private static func elements(
        of bytes: Span<UInt8>, at place: Int
    ) throws(TokenError) -> [JSON] {
        let value: JSON
        do {
            value = try StrictJSON.parse(bytes)
        } catch {
            throw .invalidJSON(.disclosure(place), error)
        }
        guard case .array(let elements) = value else { throw .malformedDisclosure(place) }
        return elements
    }

    private init(_ encoded: Span<UInt8>, salt: String, name: String?, value: JSON) {
        self.encoded = String(decoding: encoded.bytes(), as: UTF8.self)
        digest = Base64URL.string(SHA256.digest(of: encoded).span)
        (self.salt, self.name, self.value) = (salt, name, value)
    }
}
