internal import Certificates

/// The type of an identity document.
public enum IdentityDocumentType: String, Sendable, Hashable, CaseIterable {
    /// 居民身份证, GB 11643; also the residence permits that are numbered like one.
    case residentID = "resident_id"
    /// 护照.
    case passport
    /// 港澳居民来往内地通行证.
    case mainlandPermit = "mainland_permit"
    /// 台湾居民来往大陆通行证.
    case taiwanPermit = "taiwan_permit"

    /// The Chinese name, as in a roster and in the disclosure `id_type`.
    public var name: String {
        switch self {
        case .residentID: "居民身份证"
        case .passport: "护照"
        case .mainlandPermit: "港澳居民来往内地通行证"
        case .taiwanPermit: "台湾居民来往大陆通行证"
        }
    }
}

/// The document that tells one person from another: its type and its number in the normal form
/// (ASCII digits and capitals).
public struct IdentityDocument: Sendable, Hashable {
    /// The type.
    public let type: IdentityDocumentType
    /// `[0-9A-Z]{1,20}`.
    public let number: String

    /// A document, or nil where the number is not `[0-9A-Z]{1,20}`; its check is the audit's work.
    public init?(type: IdentityDocumentType, number: String) {
        guard (1...20).contains(number.utf8.count),
            number.utf8.allSatisfy({ MOD3736.value(of: $0) != nil })
        else { return nil }
        (self.type, self.number) = (type, number)
    }

    /// What a person is known by, in bytes: the type's raw value, a colon and the number.
    public var canonicalBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(40)
        bytes.append(contentsOf: type.rawValue.utf8)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(contentsOf: number.utf8)
        return bytes
    }

    /// Type and number in 16 bytes, different for different documents: the number in base 37
    /// (so that leading zeros count) below 37^20 < 2^105, and above it the type.
    var key: UInt128 {
        var key: UInt128 = 0
        for byte in number.utf8 {
            key = key &* 37 &+ UInt128(truncatingIfNeeded: (MOD3736.value(of: byte) ?? 0) + 1)
        }
        let tag: UInt128 =
            switch type {
            case .residentID: 0
            case .passport: 1
            case .mainlandPermit: 2
            case .taiwanPermit: 3
            }
        return key | tag << 112
    }
}
