internal import JOSE
public import Signing

/// What a token says by its issuer's own word: for an issuer who proves his own records.
///
/// Whether it is a valid certificate is another question, which only a ``Verifier`` answers.
public struct Attestation: Sendable {
    /// The claim `iss`, which may be another issuer's.
    public let issuer: String
    /// The claim `vct`.
    public let type: String
    /// What is attested.
    public let certificate: CompletionCertificate
    /// When it was signed.
    public let issuedAt: UnixTime
    /// Where its status stands.
    public let status: StatusReference
    /// Private facts that belong to the token and are not disclosed: those at the top only, since
    /// what is nested in one that is hidden cannot be counted.
    public let hiddenFacts: Int

    /// What `token` says, if `key` signed it.
    ///
    /// - Throws: ``AttestationError`` where it is not the key's, not well-formed, or its disclosures
    ///   do not belong to it.
    public init(_ token: UnverifiedToken, signedBy key: PublicKey) throws(AttestationError) {
        guard token.parts.jws.isSigned(by: key) else { throw .signature }
        let claims: CertificateClaims
        do {
            claims = try CertificateClaims(token)
        } catch {
            throw .claim(error.claim)
        }
        do {
            hiddenFacts = try token.parts.process().undisclosed
        } catch {
            throw .disclosures
        }
        (issuer, type) = (claims.issuer, claims.type)
        (certificate, issuedAt, status) = (claims.certificate, claims.issuedAt, claims.status)
    }
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
