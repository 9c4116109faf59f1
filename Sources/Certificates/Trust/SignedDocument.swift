import JOSE
import Signing

/// A token that is no certificate: a trust list, a root handover or a status list, taken apart.
///
/// Nothing of it is to be believed before one of the `require` functions has returned.
struct SignedDocument {
    let kind: TrustDocument
    let jws: JWS
    let claims: TrustMembers

    init(_ token: Span<UInt8>, _ kind: TrustDocument) throws(TrustError) {
        self.kind = kind
        do throws(TokenError) {
            jws = try JWS(compact: token, limits: .list, allowsKey: kind.carriesRoot)
            claims = TrustMembers(try jws.claims(limits: .list), of: kind)
        } catch {
            throw .malformed(kind, .token(error))
        }
        guard let type = jws.type, type.hasSameBytes(as: kind.type) else { throw .wrongType(kind) }
    }

    /// Throws unless this key signed the document, with the key's own algorithm.
    func requireSignature(of key: PublicKey) throws(TrustError) {
        guard jws.isSigned(by: key) else { throw .signatureMismatch(kind) }
    }

    /// The root in the header, once it is proved that it signed the document.
    func requireRootSignature() throws(TrustError) -> PublicKey {
        guard let jwk = jws.header["jwk"], let root = try? PublicKey(jwk: jwk) else {
            throw .malformed(kind, .member("jwk"))
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
        do {
            let signer = try root.makeSigner()
            return try sign(claims, ["typ": .string(kind.type), "jwk": root.publicKey.jwk], signer)
        } catch {
            throw .signing(error)
        }
    }

    /// Signs claims with a key that the trust list knows; a signer of another key is refused, whose
    /// signature would not hold.
    static func sign(
        _ claims: JSONObject, as kind: TrustDocument, key: PublicKey, with signer: borrowing Signer
    ) throws(TrustError) -> String {
        guard signer.publicKey == key else { throw .signatureMismatch(kind) }
        do {
            return try sign(
                claims, ["typ": .string(kind.type), "kid": .string(key.keyID.description)], signer)
        } catch {
            throw .signing(error)
        }
    }

    private static func sign(
        _ claims: JSONObject, _ header: JSONObject, _ signer: borrowing Signer
    ) throws(SigningError) -> String {
        let payload = claims.serialized
        let token = try JWS.sign(header: header, payload: payload.span, with: signer)
        return String(decoding: token, as: UTF8.self)
    }
}
