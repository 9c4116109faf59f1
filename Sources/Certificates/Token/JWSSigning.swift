public import Signing

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
        for (name, value) in header.members where name != "alg" { whole[name] = value }
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
