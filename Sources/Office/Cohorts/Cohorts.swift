package import Certificates
internal import Files
internal import Programmes
internal import Registry

extension Workspace {
    /// The cohort with this name, or the newest one.
    func cohort(
        named name: String?, in registry: Registry
    ) throws(OfficeError) -> Cohort {
        let cohorts = try registered { () throws(RegistryError) in try registry.cohorts() }
        guard let name else {
            guard let newest = cohorts.last else {
                throw .workspace(.cohortMissing(path: registryPath))
            }
            return newest
        }
        let found = cohorts.first { $0.record.name.utf8.elementsEqual(name.utf8) }
        guard let found else {
            throw .cohort(.unknown(name, known: cohorts.map(\.record.name)))
        }
        return found
    }

    /// The programme that a cohort was begun with.
    func programme(of cohort: Cohort) throws(OfficeError) -> Programme {
        do throws(ProgrammeError) {
            return try Programme(json: cohort.record.programme.span)
        } catch {
            throw .cohort(.programme(path: registryPath, error))
        }
    }

    /// The issuer that a cohort was begun with.
    func issuer(of cohort: Cohort) throws(OfficeError) -> IssuerProfile {
        do throws(ProgrammeError) {
            return try IssuerProfile(json: cohort.record.issuer.span)
        } catch {
            throw .cohort(.issuer(path: registryPath, error))
        }
    }
}

/// `cohort add`, `cohort list`: the years of an office.
package struct Cohorts: Sendable {
    package let workspace: Workspace

    package init(_ workspace: Workspace) { self.workspace = workspace }

    package struct Summary: Sendable {
        package let name: String
        package let prefix: String
        package let title: LocalizedText
        package let addedAt: UnixTime
        package let certificates: Int
        /// The font for want of which it was not proved that certificates can be printed.
        package var missingFont: MissingFont?
    }

    /// Begins the next cohort with a programme file, and with another issuer file where one is given.
    ///
    /// The files become those of the workspace. What a crash leaves is finished by adding the same
    /// file again. The seal is in its place before the cohort is recorded: a cohort keeps its name,
    /// its prefix and its files for good, and without its seal it could not be printed.
    package func add(
        _ file: String, issuer issuerFile: String?, at now: UnixTime
    ) throws(OfficeError) -> Summary {
        let programme = try Workspace.programme(at: file)
        let issuer = try issuerFile.map { path throws(OfficeError) in
            try Workspace.issuer(at: path)
        }
        return try workspace.write(at: now) { registry throws(OfficeError) in
            let newest = try workspace.cohort(named: nil, in: registry)
            let former = try workspace.issuer(of: newest)
            let url = former.url
            if let issuerFile, let issuer, issuer.value.url != url {
                throw .cohort(.otherIssuer(path: issuerFile, expected: url.description))
            }
            if let issuerFile, let issuer, issuer.value.utcOffset != former.utcOffset {
                throw .cohort(.otherOffset(path: issuerFile, expected: former.utcOffset))
            }
            let record = CohortRecord(
                name: programme.value.cohort, prefix: programme.value.numberPrefix,
                programme: programme.bytes, issuer: issuer?.bytes ?? newest.record.issuer)
            let seal = try seal(
                of: issuer?.value ?? former, at: issuerFile, cohort: newest.record.name)
            try seal.refuseAnother(in: workspace)
            let missingFont = try PrintTrial(
                programme: programme.value, programmePath: file, issuer: url,
                algorithm: try workspace.certificateAlgorithm(), seal: seal.seal
            ).run()
            let copied = try seal.copy(into: workspace)
            do throws(OfficeError) {
                if record != newest.record { try add(record, to: registry, at: now) }
            } catch {
                copied.remove()
                throw error
            }
            try place(record)
            return Summary(
                name: record.name, prefix: record.prefix, title: programme.value.title,
                addedAt: now, certificates: 0, missingFont: missingFont)
        }
    }

    /// The seal of a new issuer file, or of the one that the newest cohort was begun with.
    private func seal(
        of profile: IssuerProfile, at issuerFile: String?, cohort: String
    ) throws(OfficeError) -> SealFile {
        guard let issuerFile else {
            return try SealFile(of: profile, kept: workspace.path, cohort: cohort)
        }
        return try SealFile(of: profile, at: issuerFile, for: workspace)
    }

    /// Makes the files of the cohort that was added those of the workspace.
    private func place(_ record: CohortRecord) throws(OfficeError) {
        for (path, bytes) in [
            (workspace.programmePath, record.programme), (workspace.issuerPath, record.issuer),
        ] {
            do throws(OfficeError) {
                try Files.replace(path, with: bytes)
            } catch .file(.refused(_, _, let errno)) {
                throw .cohort(.fileNotPlaced(record.name, path: path, errno: errno))
            } catch {
                throw error
            }
        }
    }

    private func add(
        _ record: CohortRecord, to registry: Registry, at now: UnixTime
    ) throws(OfficeError) {
        do throws(RegistryError) {
            try registry.add(record, at: now)
        } catch .uniqueViolation {
            throw .cohort(.exists(name: record.name, prefix: record.prefix))
        } catch {
            throw .workspace(.registry(path: workspace.registryPath, error))
        }
    }

    /// Every cohort, the oldest first.
    package func list() throws(OfficeError) -> [Summary] {
        let registry = try workspace.openRegistry(.readOnly)
        let cohorts = try workspace.registered { () throws(RegistryError) in
            try registry.cohorts()
        }
        return try cohorts.map { cohort throws(OfficeError) in
            let counts = try workspace.registered { () throws(RegistryError) in
                try registry.counts(in: cohort.id)
            }
            return Summary(
                name: cohort.record.name, prefix: cohort.record.prefix,
                title: try workspace.programme(of: cohort).title, addedAt: cohort.addedAt,
                certificates: counts.reduce(0) { $0 + $1.count })
        }
    }
}
