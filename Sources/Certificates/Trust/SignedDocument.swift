import Signing

/// A token that is no certificate: a trust list, a root handover or a status list, taken apart.
///
/// Nothing of it is to be believed before one of the `require` functions has returned.
struct SignedDocument {
    let kind: TrustDocument
    let jws: JWS
    let claims: MemberReader

    init(_ token: Span<UInt8>, _ kind: TrustDocument) throws(TrustError) {
        self.kind = kind
        do {
            jws = try JWS(compact: token, limits: .list)
        } catch {
            throw .malformed(kind, "\(error)")
        }
        guard let type = jws.type, type.hasSameBytes(as: kind.type) else { throw .wrongType(kind) }
        claims = try Self.claims(of: jws, kind)
    }

    private static func claims(of jws: JWS, _ kind: TrustDocument) throws(TrustError) -> MemberReader {
        do {
            let object = try StrictJSON.parseObject(jws.payload.span, limits: .list)
            return MemberReader(object, of: kind)
        } catch {
            throw .malformed(kind, "\(error)")
        }
    }

    /// Throws unless this key signed the document, with the key's own algorithm.
    func requireSignature(of key: PublicKey) throws(TrustError) {
        guard jws.algorithmName.hasSameBytes(as: key.algorithm.name), jws.isSigned(by: key) else {
            throw .signatureMismatch(kind)
        }
    }

    /// The root in the header, once it is proved that it signed the document.
    func requireRootSignature() throws(TrustError) -> PublicKey {
        guard let jwk = jws.header["jwk"], let root = try? PublicKey(jwk: jwk) else {
            throw .malformed(kind, "jwk")
        }
        try requireSignature(of: root)
        return root
    }
}

extension SignedDocument {
    /// Signs claims with a root, whose public key goes into the header.
    static func sign(
        _ claims: JSONObject, as kind: TrustDocument, root: PrivateKey
    ) throws(TrustError) -> String {
        var header = header(root.publicKey.algorithm, kind)
        header["jwk"] = root.publicKey.jwk
        do {
            return try JWS.sign(header: header, payload: claims.serialized.span, with: root.makeSigner())
        } catch {
            throw .signing(error)
        }
    }

    /// Signs claims with a key that the trust list knows.
    static func sign(
        _ claims: JSONObject, as kind: TrustDocument, keyID: String, with signer: borrowing Signer
    ) throws(TrustError) -> String {
        var header = header(signer.algorithm, kind)
        header["kid"] = .string(keyID)
        do {
            return try JWS.sign(header: header, payload: claims.serialized.span, with: signer)
        } catch {
            throw .signing(error)
        }
    }

    private static func header(_ algorithm: SignatureAlgorithm, _ kind: TrustDocument) -> JSONObject {
        ["alg": .string(algorithm.name), "typ": .string(kind.type)]
    }
}
