public import JOSE

/// A certificate whose signature held. Only a ``Verifier`` makes one; whether the certificate is
/// valid says the ``Verdict`` that carries it.
public struct VerifiedCertificate: Sendable, Equatable {
    /// What is attested.
    public let certificate: CompletionCertificate
    /// The private facts, as far as they were disclosed.
    public let graduate: Graduate
    /// When it was signed.
    public let issuedAt: UnixTime
    /// The day of that by the issuer's own clock; nil outside the years 1 to 9999.
    public let issuedOn: CalendarDate?
    /// The `kid` of the key that signed it.
    public let keyID: KeyID
    /// Where its status stands.
    public let status: StatusReference

    init(
        _ claims: CertificateClaims, graduate: Graduate, keyID: KeyID, utcOffset: UTCOffset
    ) {
        (certificate, issuedAt, status) = (claims.certificate, claims.issuedAt, claims.status)
        issuedOn = claims.issuedAt.dayOfIssue(at: utcOffset)
        (self.graduate, self.keyID) = (graduate, keyID)
    }
}
