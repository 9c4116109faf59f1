import Certificates
import Signing

/// Signs a certificate: `token` of the result is to be handed out, `privateToken` is for the graduate.
func issue(
    _ certificate: CompletionCertificate, to graduate: Graduate, status: StatusReference,
    from office: IssuerURL, with key: PrivateKey, at now: UnixTime
) throws -> IssuedToken {
    let issuer = Issuer(url: office, key: key.publicKey)
    return try issuer.issue(
        certificate, to: graduate, status: status, at: now,
        signer: key.makeSigner(), random: .system)
}
