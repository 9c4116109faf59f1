internal import JOSE
public import Signing

extension UnverifiedToken {
    /// What the token says, if `key` signed it: for an issuer who proves his own records. Whether it
    /// is a valid certificate is another question, which only a ``Verifier`` answers.
    ///
    /// Throws ``AttestationError`` where it is not the key's, not well-formed, or its disclosures do
    /// not belong to it.
    public func attested(by key: PublicKey) throws(AttestationError) -> Attestation {
        guard parts.jws.isSigned(by: key) else { throw .signature }
        let claims: CertificateClaims
        do {
            claims = try CertificateClaims(self)
        } catch {
            throw .claim(error.claim)
        }
        do {
            let payload = try parts.process()
            let graduate = Graduate(disclosing: payload.claims.object(GraduateFact.parent))
            return Attestation(
                certificate: VerifiedCertificate(claims, graduate: graduate, keyID: key.keyID),
                hiddenFacts: payload.undisclosed)
        } catch {
            throw .disclosures
        }
    }

    /// The claims `iss` and `vct`, which nobody has verified.
    public var names: (issuer: String, type: String) {
        (payload.string("iss") ?? "", payload.string("vct") ?? "")
    }
}

/// What a token says by its issuer's own word.
public struct Attestation: Sendable {
    /// The facts.
    public let certificate: VerifiedCertificate
    /// Private facts that belong to the token and are not disclosed: those at the top only, since
    /// what is nested in one that is hidden cannot be counted.
    public let hiddenFacts: Int
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
