package import Certificates
internal import Programmes
package import Registry

/// `list` and `show`: looks into the registry.
package struct Inspection: Sendable {
    package let workspace: Workspace

    package init(_ workspace: Workspace) { self.workspace = workspace }

    /// Gives every certificate of a cohort (nil: the newest) that passes the filter to `body`.
    package func list(
        cohort name: String?, where filter: CertificateFilter,
        _ body: (IssuedCertificate) throws(OfficeError) -> Void
    ) throws(OfficeError) {
        let registry = try workspace.openRegistry(.readOnly)
        let cohort = try workspace.cohort(named: name, in: registry)
        try registry.forEachCertificate(in: cohort.id, where: filter, body) {
            .workspace(.registry(path: workspace.registryPath, $0))
        }
    }

    /// A certificate with everything that is known of it.
    package struct Shown: Sendable {
        package let certificate: IssuedCertificate
        package let cohort: String
        package let programme: LocalizedText
        package let statusURI: String
        /// The private facts; nothing after a purge.
        package let graduate: Graduate
        package let history: [HistoryEntry]
        package let predecessor: String?
        package let successor: String?
        /// The review that it was issued under: by whom, and when.
        package let approvedBy: String?
        package let approvedAt: UnixTime?
    }

    package func show(_ text: String) throws(OfficeError) -> Shown {
        guard let number = CertificateNumber(text) else { throw .number(.malformedNumber(text)) }
        let registry = try workspace.openRegistry(.readOnly)
        let found = try workspace.registered { () throws(RegistryError) in
            try registry.certificate(numbered: number)
        }
        guard let found else { throw .number(.unknownNumber(text)) }
        let cohorts = try workspace.registered { () throws(RegistryError) in
            try registry.cohorts()
        }
        guard let cohort = cohorts.first(where: { $0.id == found.cohort }) else {
            throw .workspace(.cohortMissing(path: workspace.registryPath))
        }
        return try shown(found, cohort, registry)
    }

    private func shown(
        _ found: IssuedCertificate, _ cohort: Cohort, _ registry: Registry
    ) throws(OfficeError) -> Shown {
        let programme = try workspace.programme(of: cohort)
        let issuer = try workspace.issuer(of: cohort)
        let graduate = try workspace.graduate(of: found, in: registry)
        return try workspace.registered { () throws(RegistryError) in
            let approval = try registry.approvals(in: cohort.id).first { $0.id == found.approval }
            return Shown(
                certificate: found, cohort: cohort.record.name, programme: programme.title,
                statusURI: issuer.url.statusList(Int(found.slot.list)), graduate: graduate,
                history: try registry.history(of: found.number),
                predecessor: try registry.predecessor(of: found.number)?.description,
                successor: try registry.successor(of: found.number)?.description,
                approvedBy: approval?.record.approvedBy, approvedAt: approval?.approvedAt)
        }
    }
}
