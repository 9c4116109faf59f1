public import Signing

/// A JSON Web Signature in its compact serialisation (RFC 7515 section 7.1), well-formed but not
/// verified.
///
/// Read with ``init(compact:limits:allowsKey:)``: three parts of canonical base64url, a header
/// that is a JSON object with `alg`, no header member that would name a key, a critical extension
/// or an encryption, and a signature that is not empty. The payload may be any bytes.
public struct JWS: Sendable {
    /// The protected header.
    public let header: JSONObject
    /// The payload's bytes.
    public let payload: [UInt8]
    /// The signature's bytes.
    public let signature: [UInt8]
    /// The header's `alg`, which may name no algorithm of ours.
    public let algorithmName: String
    /// The bytes that are signed, exactly as they were received: header, dot, payload.
    package let signingInput: [UInt8]

    /// Reads a compact JWS of at most `limits.bytes` bytes.
    ///
    /// With `allowsKey` the header may have `jwk`: only for trust lists and root handovers, whose
    /// key is then compared with a pinned thumbprint.
    public init(
        compact text: Span<UInt8>, limits: StrictJSON.Limits = .token, allowsKey: Bool = false
    ) throws(TokenError) {
        guard text.count <= limits.bytes else { throw .tooLong(limit: limits.bytes) }
        let dots = try Self.dots(of: text)
        header = try Self.header(text.extracting(..<dots.first), of: text)
        payload = try Self.decode(.payload, text.extracting(dots.first + 1..<dots.last), of: text)
        signature = try Self.decode(.signature, text.extracting((dots.last + 1)...), of: text)
        guard !signature.isEmpty else { throw .emptySignature }
        algorithmName = try HeaderRules.algorithmName(of: header, allowsKey: allowsKey)
        signingInput = text.extracting(..<dots.last).bytes()
    }

    /// The header's `typ` without a leading `application/` (RFC 7515 section 4.1.9), to be compared
    /// byte by byte; nil where there is none.
    public var type: String? {
        guard let type = header.string("typ") else { return nil }
        let prefix = "application/"
        guard type.utf8.starts(with: prefix.utf8) else { return type }
        let subtype = type.utf8.dropFirst(prefix.utf8.count)
        return subtype.contains(UInt8(ascii: "/")) ? type : String(Substring(subtype))
    }

    /// The header's `kid`, which may be any text, or nil where there is none.
    public var keyID: String? { header.string("kid") }

    /// Whether `key` made the signature; false also where `alg` is not the key's algorithm.
    public func isSigned(by key: PublicKey) -> Bool {
        algorithmName.hasSameBytes(as: key.algorithm.name)
            && key.isValid(signature.span, for: signingInput.span)
    }

    /// The payload as a JSON object.
    public func claims(limits: StrictJSON.Limits = .token) throws(TokenError) -> JSONObject {
        do {
            return try StrictJSON.parseObject(payload.span, limits: limits)
        } catch {
            throw .invalidJSON(.payload, error)
        }
    }
}

extension JWS {
    private static func dots(of text: Span<UInt8>) throws(TokenError) -> (first: Int, last: Int) {
        guard text.isEmpty || text[0] != UInt8(ascii: "{") else { throw .jsonSerialization }
        var (count, first, last) = (0, 0, 0)
        for index in text.indices where text[index] == UInt8(ascii: ".") {
            if count == 0 { first = index }
            last = index
            count += 1
        }
        guard count == 2 else {
            try checkAlphabet(of: text)
            throw .wrongPartCount(count + 1)
        }
        return (first, last)
    }

    private static func header(
        _ part: Span<UInt8>, of text: Span<UInt8>
    ) throws(TokenError) -> JSONObject {
        let bytes = try decode(.header, part, of: text)
        do {
            return try StrictJSON.parseObject(bytes.span)
        } catch {
            throw .invalidJSON(.header, error)
        }
    }

    private static func decode(
        _ name: TokenError.Part, _ part: Span<UInt8>, of text: Span<UInt8>
    ) throws(TokenError) -> [UInt8] {
        guard let bytes = Base64URL.decode(part) else {
            try checkAlphabet(of: text)
            throw .invalidBase64URL(name)
        }
        return bytes
    }

    /// Finds the byte that made decoding fail, if one did.
    static func checkAlphabet(of text: Span<UInt8>) throws(TokenError) {
        for offset in text.indices {
            switch text[offset] {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."), UInt8(ascii: "~"):
                continue
            default: throw .forbiddenByte(text[offset], offset: offset)
            }
        }
    }
}

/// What a header may hold (RFC 7515 section 4.1; RFC 8725 sections 3.1 to 3.11).
private enum HeaderRules {
    /// Members that name a key or where to get one, change what is signed, or belong to encryption.
    /// We understand no critical extension and no nested token, so `crit` and `cty` have no use.
    private static let forbidden: Set<ExactText> = [
        "crit", "b64", "zip", "cty", "jku", "x5u", "x5c", "x5t", "x5t#S256", "enc", "epk", "apu",
        "apv", "iv", "tag", "p2s", "p2c",
    ]
    private static let strings: Set<ExactText> = ["alg", "kid", "typ"]

    static func algorithmName(
        of header: JSONObject, allowsKey: Bool
    ) throws(TokenError) -> String {
        for (name, value) in header.members {
            let exact = ExactText(name)
            if strings.contains(exact), value.stringValue == nil {
                throw .headerMemberNotString(name)
            }
            if forbidden.contains(exact) || exact == "jwk" && !allowsKey {
                throw .forbiddenHeaderMember(name)
            }
        }
        guard let name = header.string("alg") else { throw .missingAlgorithm }
        return name
    }
}

extension JWS {
    /// The compact serialisation of `payload`, signed.
    ///
    /// The header is given without `alg`, which is the signer's and is put first.
    public static func sign(
        header: JSONObject, payload: Span<UInt8>, with signer: borrowing Signer
    ) throws(SigningError) -> [UInt8] {
        let encoded = encodedHeader(header, algorithm: signer.algorithm)
        return try sign(encodedHeader: encoded, payload: payload, with: signer)
    }

    /// A header in base64url, made once for many tokens.
    package static func encodedHeader(
        _ header: JSONObject, algorithm: SignatureAlgorithm
    ) -> [UInt8] {
        var whole: JSONObject = ["alg": .string(algorithm.name)]
        for (name, value) in header.members where !name.hasSameBytes(as: "alg") {
            whole[name] = value
        }
        return Base64URL.encode(whole.serialized.span)
    }

    /// The compact serialisation of `payload`, signed; the header must have the signer's `alg`.
    package static func sign(
        encodedHeader: [UInt8], payload: Span<UInt8>, with signer: borrowing Signer
    ) throws(SigningError) -> [UInt8] {
        var token = encodedHeader
        token.append(UInt8(ascii: "."))
        // Room for the signature too, so that the bytes are moved once at most.
        token.reserveCapacity(token.count + Base64URL.encodedCount(of: payload.count) + 87)
        Base64URL.append(payload, to: &token)
        let signature = try signer.signature(for: token.span)
        token.append(UInt8(ascii: "."))
        Base64URL.append(signature.span, to: &token)
        return token
    }
}
