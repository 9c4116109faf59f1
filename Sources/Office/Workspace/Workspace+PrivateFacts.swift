internal import Certificates
internal import JOSE
internal import Registry

extension Workspace {
    /// The private facts of a certificate: all that it was issued with, or none once they were
    /// purged. Anything between the two is damage, and never taken for a fact that nobody gave.
    func graduate(
        of certificate: IssuedCertificate, in registry: Registry
    ) throws(OfficeError) -> Graduate {
        let damaged = OfficeError.workspace(
            .privateFactsDamaged(
                path: registryPath, number: certificate.number.description))
        let token: ProcessedPayload
        do throws(TokenError) {
            token = try SDJWT(certificate.privateToken.utf8.span).process()
        } catch {
            throw damaged
        }
        if token.undisclosed == 0 { return Graduate(disclosing: token.claims.object("graduate")) }
        let history = try registered { () throws(RegistryError) in
            try registry.history(of: certificate.number)
        }
        guard certificate.disclosures.isEmpty,
            history.contains(where: { $0.event.code == EventCode.purged.rawValue })
        else { throw damaged }
        return Graduate()
    }
}
