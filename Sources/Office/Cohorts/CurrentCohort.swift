internal import Certificates
internal import Programmes
internal import Registry
internal import Rosters
internal import Signing

/// The cohort that the office works at: the newest one, under the programme and issuer files that
/// it was begun with.
struct CurrentCohort: Sendable {
    let id: Int64
    let programme: Programme
    let issuer: IssuerProfile
    let programmeDigest: [UInt8]
    let issuerDigest: [UInt8]
    /// What the certificate key signs with, on which the length of a token depends.
    let algorithm: SignatureAlgorithm
    /// Whether a certificate of this cohort has been issued.
    let hasCertificates: Bool

    init(_ workspace: Workspace, _ registry: Registry) throws(OfficeError) {
        let newest = try workspace.registered { () throws(RegistryError) in
            try registry.cohorts().last
        }
        guard let newest else {
            throw .workspace(.cohortMissing(path: workspace.registryPath))
        }
        let (programme, programmeBytes) = try workspace.programme()
        guard programmeBytes == newest.record.programme else {
            throw .cohort(.changedSince(path: workspace.programmePath, cohort: newest.record.name))
        }
        let (issuer, issuerBytes) = try workspace.issuer()
        guard issuerBytes == newest.record.issuer else {
            throw .cohort(.changedSince(path: workspace.issuerPath, cohort: newest.record.name))
        }
        let suspended = try workspace.registered { () throws(RegistryError) in
            try registry.suspendedInstitutions(for: newest.id)
        }
        (self.programme, self.issuer, id) = (programme.suspending(suspended), issuer, newest.id)
        programmeDigest = SHA256.digest(of: programmeBytes.span)
        issuerDigest = SHA256.digest(of: issuerBytes.span)
        algorithm = try workspace.certificateAlgorithm()
        hasCertificates = try workspace.registered { () throws(RegistryError) in
            try registry.counts(in: newest.id).contains { $0.count > 0 }
        }
    }

    /// A new audit of a roster for this cohort.
    func audit(_ persons: Persons?) -> Audit {
        let (url, algorithm) = (issuer.url, algorithm)
        return Audit(
            programme: programme,
            tokenLength: { certificate in
                Issuer.maximumTokenLength(for: certificate, issuer: url, algorithm: algorithm)
            },
            certified: persons.map(Self.lookUp))
    }

    private static func lookUp(
        _ persons: Persons
    ) -> @Sendable (IdentityDocument) -> String? {
        { persons.certified($0) }
    }

    /// Who has a certificate already; nil where nobody has one, or where it cannot be told for want
    /// of a secret.
    func persons(
        _ workspace: Workspace, _ registry: Registry, secret: SecretKey?, roster: [UInt8]
    ) throws(OfficeError) -> Persons? {
        guard hasCertificates, let secret else { return nil }
        return try workspace.registered { () throws(RegistryError) in
            let own = try registry.approvals(in: id).filter { $0.record.rosterDigest == roster }
            return Persons(
                secret: secret, standings: try registry.standings(in: id),
                ownApprovals: Set(own.map(\.id)))
        }
    }
}

extension Workspace {
    /// What the certificate key signs with.
    func certificateAlgorithm() throws(OfficeError) -> SignatureAlgorithm {
        try trustList().keys.activeKey(.certificate)?.publicKey.algorithm ?? .es256
    }
}
