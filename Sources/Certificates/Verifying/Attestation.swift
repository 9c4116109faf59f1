public import Signing

extension UnverifiedToken {
    /// What the token says, if `key` signed it: for an issuer who proves his own records. Whether it
    /// is a valid certificate is another question, which only a ``Verifier`` answers.
    ///
    /// Throws ``AttestationError`` where it is not the key's, not well-formed, or its disclosures do
    /// not belong to it.
    public func attested(by key: PublicKey) throws(AttestationError) -> VerifiedCertificate {
        guard parts.jws.isSigned(by: key) else { throw .signature }
        let claims: CertificateClaims
        do {
            claims = try CertificateClaims(self)
        } catch {
            throw .claim(error.claim)
        }
        do {
            let disclosed = try parts.processedPayload().object(GraduateFact.parent)
            return VerifiedCertificate(
                claims, graduate: Graduate(disclosing: disclosed), keyID: key.keyID)
        } catch {
            throw .disclosures
        }
    }

    /// The claims `iss` and `vct`, which nobody has verified.
    public var names: (issuer: String, type: String) {
        (payload.string("iss") ?? "", payload.string("vct") ?? "")
    }

    /// Whether private facts belong to the token, disclosed or not.
    public var hasPrivateFacts: Bool { payload["_sd"] != nil }
}

/// Why a token is not attested by a key.
public enum AttestationError: Error, Sendable, Equatable {
    /// The key did not sign it.
    case signature
    /// A claim is missing or malformed.
    case claim(String)
    /// A disclosure does not belong to the token.
    case disclosures
}
