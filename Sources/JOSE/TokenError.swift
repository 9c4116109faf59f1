/// Why a text is no token that we read. Offsets are in bytes from 0, disclosures count from 0.
public enum TokenError: Error, Sendable, Equatable {
    /// A part of a token.
    public enum Part: Sendable, Equatable {
        /// The JWS header.
        case header
        /// The JWS payload.
        case payload
        /// The JWS signature.
        case signature
        /// The disclosure with this place.
        case disclosure(Int)
    }

    /// More bytes than the limit.
    case tooLong(limit: Int)
    /// Not the compact serialisation but the JSON one.
    case jsonSerialization
    /// A byte other than `A-Z a-z 0-9 - _ . ~`.
    case forbiddenByte(UInt8, offset: Int)
    /// Not three parts with dots between them.
    case wrongPartCount(Int)
    /// A part is not canonical, unpadded base64url.
    case invalidBase64URL(Part)
    /// A part is not JSON as we read it, or no object.
    case invalidJSON(Part, JSONError)
    /// The signature is empty.
    case emptySignature
    /// The header has no `alg`.
    case missingAlgorithm
    /// A header member that must be a string is none.
    case headerMemberNotString(String)
    /// A header member that is never allowed, such as `crit`, `jku` or `x5c`.
    case forbiddenHeaderMember(String)

    /// An SD-JWT has a `~` after the JWT and after every disclosure; this one has none.
    case noTilde
    /// Something follows the last `~`: a key binding, which we do not take.
    case keyBinding
    /// Nothing stands between two `~`.
    case emptyDisclosure(Int)
    /// More disclosures than the limit.
    case tooManyDisclosures(limit: Int)
    /// A disclosure is no array of salt and value, or of salt, name and value.
    case malformedDisclosure(Int)
    /// A disclosure's name is `_sd` or `...`.
    case reservedName(Int)
    /// The same disclosure stands twice.
    case repeatedDisclosure(Int)
    /// `_sd_alg` is something else than `sha-256`.
    case unknownDigestAlgorithm
    /// `_sd_alg` stands elsewhere than at the top.
    case nestedDigestAlgorithm
    /// `_sd` is no array of strings.
    case malformedDigests
    /// A member `...` stands elsewhere than alone, with a string, in an element of an array.
    case malformedPlaceholder
    /// The same digest stands in two places.
    case repeatedDigest(String)
    /// A disclosure for an array's element stands for a member, or the other way round.
    case disclosureOutOfPlace(Int)
    /// A disclosure's name is already there.
    case nameTaken(String, disclosure: Int)
    /// No digest refers to a disclosure.
    case unreferencedDisclosure(Int)
    /// Disclosures inside each other nest deeper than the limit.
    case tooDeep(limit: Int)
    /// Names to reveal that no disclosure has, and the names that there are.
    case unknownNames([String], available: [String])
}

extension TokenError: CustomStringConvertible {
    /// What is wrong, and where, in English.
    public var description: String {
        switch self {
        case .tooLong(let limit): "longer than \(limit) bytes"
        case .jsonSerialization: "JSON serialisation, not the compact one"
        case .forbiddenByte(let byte, let offset): "forbidden byte \(byte) at byte \(offset)"
        case .wrongPartCount(let count): "\(count) parts with dots between them, not 3"
        case .invalidBase64URL(let part): "\(part) is not base64url"
        case .invalidJSON(let part, let error): "\(part): \(error)"
        case .emptySignature: "the signature is empty"
        case .missingAlgorithm: "the header has no alg"
        case .headerMemberNotString(let name): "the header's \(name) is no string"
        case .forbiddenHeaderMember(let name): "the header has \(name), which is not allowed"
        case .noTilde: "no ~: this is no SD-JWT"
        case .keyBinding: "something follows the last ~; key binding is not supported"
        case .emptyDisclosure(let place): "disclosure \(place) is empty"
        case .tooManyDisclosures(let limit): "more than \(limit) disclosures"
        case .malformedDisclosure(let place):
            "disclosure \(place) is no array of salt, name and value"
        case .reservedName(let place): "disclosure \(place) has a reserved name"
        case .repeatedDisclosure(let place): "disclosure \(place) stands twice"
        case .disclosureOutOfPlace(let place): "disclosure \(place) does not fit its place"
        case .nameTaken(let name, let place):
            "disclosure \(place) has the name \(name), which is already there"
        case .unreferencedDisclosure(let place): "no digest refers to disclosure \(place)"
        case .unknownNames(let names, let available):
            "no disclosure has the name \(names.joined(separator: ", ")); there are: "
                + available.joined(separator: ", ")
        case .unknownDigestAlgorithm: "_sd_alg is not sha-256"
        case .nestedDigestAlgorithm: "_sd_alg stands elsewhere than at the top"
        case .malformedDigests: "_sd is no array of strings"
        case .malformedPlaceholder: "a member ... stands where none is allowed"
        case .repeatedDigest(let digest): "the digest \(digest) stands twice"
        case .tooDeep(let limit): "disclosures nest more than \(limit) levels deep"
        }
    }
}

extension TokenError.Part: CustomStringConvertible {
    /// The part's name in English.
    public var description: String {
        switch self {
        case .header: "the header"
        case .payload: "the payload"
        case .signature: "the signature"
        case .disclosure(let place): "disclosure \(place)"
        }
    }
}
