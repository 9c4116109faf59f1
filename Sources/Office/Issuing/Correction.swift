package import Certificates
internal import Files
internal import JOSE
internal import Programmes
internal import Registry
internal import Rosters
internal import Signing

/// `correct`: a certificate with a new number takes the place of one that says something wrong.
package struct Correction: Sendable {
    package let workspace: Workspace
    let number: String
    let changes: [Change]

    /// A fact and its new value, as a roster would have it.
    package struct Change: Sendable {
        let column: RosterColumn
        let value: String

        /// `field` is a column's Chinese or English header.
        package init(_ field: String, _ value: String) throws(OfficeError) {
            let column = Self.columns.first {
                $0.header.utf8.elementsEqual(field.utf8)
                    || $0.rawValue.utf8.elementsEqual(field.utf8)
            }
            guard let column else {
                throw .correction(.unknownField(field, known: Self.columns.map(\.rawValue)))
            }
            (self.column, self.value) = (column, value)
        }

        /// All but the outcome: whoever has a certificate has completed.
        private static let columns = RosterColumn.allCases.filter { $0 != .outcome }
    }

    package init(_ workspace: Workspace, number: String, _ changes: [Change]) {
        (self.workspace, self.number, self.changes) = (workspace, number, changes)
    }

    /// Corrects, and gives the new number. The audit's rules hold as for a row of a roster; a
    /// certificate whose private facts were purged gets none again.
    package func run(
        reason: String, by person: String, passphrase: Passphrase, at now: UnixTime
    ) throws(OfficeError) -> String {
        guard let old = CertificateNumber(number) else { throw .number(.malformedNumber(number)) }
        return try workspace.write(at: now) { registry throws(OfficeError) in
            let found = try workspace.registered { () throws(RegistryError) in
                try registry.certificate(numbered: old)
            }
            guard let found else { throw .number(.unknownNumber(number)) }
            guard found.status.mayBecome(.superseded) else {
                throw .status(
                    .notAllowed(number: number, from: found.status, to: .superseded))
            }
            let corrected = try corrected(found, registry)
            let successor = try sign(corrected, in: found, registry, passphrase, at: now)
            try workspace.registered { () throws(StatusMoveError) in
                try registry.supersede(
                    old, by: successor.record, issuer: successor.issuer, reason: reason,
                    givenBy: person, at: now)
            }
            return successor.record.number.description
        }
    }
}

extension Correction {
    /// What the new certificate says, and what it is made under.
    private struct Corrected {
        let training: CompletedTraining
        /// The whole row; nil where the private facts were purged.
        let row: RosterRow?
        let programme: Programme
        let issuer: IssuerURL
    }

    /// What the certificate was issued from, with the changes, as the audit reads it.
    private func corrected(
        _ old: IssuedCertificate, _ registry: Registry
    ) throws(OfficeError) -> Corrected {
        let cohorts = try workspace.registered { () throws(RegistryError) in
            try registry.cohorts()
        }
        guard let cohort = cohorts.first(where: { $0.id == old.cohort }) else {
            throw .workspace(.cohortMissing(path: workspace.registryPath))
        }
        let programme = try workspace.programme(of: cohort)
        let graduate = try workspace.graduate(of: old, in: registry)
        let facts = CertificateFacts(old, graduate, programme)
        for change in changes where facts.isPurged && change.column.isPrivate {
            throw .correction(.factPurged(number: number, field: change.column.rawValue))
        }
        let corrected = facts.changed(by: changes)
        guard corrected != facts else { throw .correction(.nothingChanges(number: number)) }
        return try audited(corrected, programme, try workspace.issuer(of: cohort).url)
    }

    private func audited(
        _ facts: CertificateFacts, _ programme: Programme, _ issuer: IssuerURL
    ) throws(OfficeError) -> Corrected {
        let algorithm = try workspace.certificateAlgorithm()
        var audit = Audit(
            programme: programme,
            tokenLength: {
                Issuer.maximumTokenLength(for: $0, issuer: issuer, algorithm: algorithm)
            })
        if facts.isPurged {
            let audited = audit.checkTraining(of: facts.draft)
            guard let training = audited.training else { throw unfit(audited.findings) }
            return Corrected(training: training, row: nil, programme: programme, issuer: issuer)
        }
        let audited = audit.check(facts.draft)
        guard case .issuable(let row) = audited.outcome else { throw unfit(audited.findings) }
        return Corrected(
            training: row.training, row: row, programme: programme, issuer: issuer)
    }

    private func unfit(_ findings: [Finding]) -> OfficeError {
        .correction(.unfit(number: number, findings.filter { $0.severity == .fault }))
    }

    private func sign(
        _ corrected: Corrected, in old: IssuedCertificate, _ registry: Registry,
        _ passphrase: Passphrase, at now: UnixTime
    ) throws(OfficeError) -> (record: CertificateRecord, issuer: IssuerURL) {
        let key = try workspace.activeKey(.certificate, passphrase, at: now)
        let allocation = try workspace.registered { () throws(AllocationError) in
            var random = SystemRandomNumberGenerator()
            return try registry.allocate(
                1, in: old.cohort, issuer: corrected.issuer, using: &random)
        }
        let number = try workspace.registered { () throws(AllocationError) in
            try allocation.number(at: 0)
        }
        let certificate = corrected.training.certificate(
            number: number.description, programme: corrected.programme)
        let signer = try workspace.signer(key)
        let token: IssuedToken
        do throws(IssuingError) {
            token = try Issuer(url: corrected.issuer, key: key.publicKey).issue(
                certificate, to: corrected.row?.graduate() ?? Graduate(),
                status: allocation.status(at: 0), at: now, signer: signer, random: .system)
        } catch {
            throw .correction(.refused(error))
        }
        let record = CertificateRecord(
            number: number, slot: allocation.slot(at: 0),
            person: try person(corrected, old, passphrase), approval: old.approval,
            line: nil, name: certificate.name, track: certificate.track,
            institution: certificate.institution, started: certificate.started,
            completed: certificate.completed, hours: certificate.hours,
            figures: figures(corrected, old), issuedAt: now, keyID: key.publicKey.keyID.description,
            jwt: token.jwt, disclosures: token.disclosures)
        return (record, corrected.issuer)
    }

    /// What the report counts by: of a purged certificate only the nomination can have changed.
    private func figures(
        _ corrected: Corrected, _ old: IssuedCertificate
    ) -> CertificateRecord.Figures {
        if let row = corrected.row { return CertificateRecord.Figures(row) }
        var figures = old.figures
        figures.nomination = corrected.training.nomination
        return figures
    }

    private func person(
        _ corrected: Corrected, _ old: IssuedCertificate, _ passphrase: Passphrase
    ) throws(OfficeError) -> PersonKey {
        let changesPerson = changes.contains { [.idType, .idNumber].contains($0.column) }
        guard changesPerson, let row = corrected.row else { return old.person }
        return try KeyFiles.loadSecret(workspace.personKeyPath, passphrase).person(row.document)
    }
}

extension CertificateRecord.Figures {
    init(_ row: RosterRow) {
        self.init(
            region: row.region.code, industry: row.industry.code, nomination: row.nomination,
            manufacturing: row.industry.isManufacturing)
    }
}
