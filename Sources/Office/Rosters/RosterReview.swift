package import Certificates
internal import Files
internal import JOSE
internal import Registry
package import Rosters
internal import Signing

/// `roster check` and `roster approve`: the audit of a roster, and the record of its review.
package struct RosterReview: Sendable {
    package let workspace: Workspace
    let file: String

    package init(_ workspace: Workspace, file: String) {
        (self.workspace, self.file) = (workspace, file)
    }

    /// What an audit of the file found.
    package struct Outcome: Sendable {
        package let report: AuditReport
        /// SHA-256 of the file's bytes.
        package let digest: [UInt8]
        /// Whether the rows were compared with certificates of the cohort issued before; that
        /// needs a passphrase, unless there are none.
        package let comparedWithRegistry: Bool
        /// Characters of names that can be issued and not printed; only ``check(passphrase:progress:_:)``
        /// looks for them.
        package var unprintable: [UnprintableCharacter] = []
    }

    /// Audits every row; calls `body` with each that has a finding.
    package func check(
        passphrase: Passphrase?, progress: (Int) -> Void = { _ in },
        _ body: ([Finding]) -> Void
    ) throws(OfficeError) -> Outcome {
        let registry = try workspace.openRegistry(.readOnly)
        let cohort = try CurrentCohort(workspace, registry)
        var names = NameCharacters()
        var outcome = try audit(
            cohort, registry, passphrase, progress: progress,
            issuable: { names.insert($0.name, line: $0.line) }, body)
        outcome.unprintable = names.unprintable()
        return outcome
    }

    /// Audits every row, and where all can be issued, or `partial` leaves the others out, records
    /// the review of exactly these bytes and keeps a read-only copy of them.
    package func approve(
        by reviewer: String, partial: Bool, passphrase: Passphrase?, at now: UnixTime,
        _ body: ([Finding]) -> Void
    ) throws(OfficeError) -> Outcome {
        try workspace.write(at: now) { registry throws(OfficeError) in
            try approve(registry, by: reviewer, partial, passphrase, at: now, body)
        }
    }

    private func approve(
        _ registry: Registry, by reviewer: String, _ partial: Bool, _ passphrase: Passphrase?,
        at now: UnixTime, _ body: ([Finding]) -> Void
    ) throws(OfficeError) -> Outcome {
        let cohort = try CurrentCohort(workspace, registry)
        let outcome = try audit(cohort, registry, passphrase, body)
        guard outcome.report.faulty == 0 || partial else {
            throw .roster(.faultyRows(count: outcome.report.faulty, rows: outcome.report.rows))
        }
        guard outcome.report.rows > 0 else { throw .roster(.unreadable(path: file, .empty)) }
        try keepCopy(outcome.digest)
        try workspace.registered { () throws(RegistryError) in
            _ = try registry.record(
                ApprovalRecord(
                    cohort: cohort.id, rosterDigest: outcome.digest,
                    programmeDigest: cohort.programmeDigest, issuerDigest: cohort.issuerDigest,
                    auditDigest: SHA256.digest(of: outcome.report.json.serialized.span),
                    approvedBy: reviewer, partial: partial,
                    issuable: outcome.report.issuable,
                    notCompleted: outcome.report.notCompleted, faulty: outcome.report.faulty,
                    notCompletedBy: outcome.report.notCompletedBy),
                at: now)
        }
        return outcome
    }

    private func audit(
        _ cohort: CurrentCohort, _ registry: Registry, _ passphrase: Passphrase?,
        progress: (Int) -> Void = { _ in }, issuable: (RosterRow) -> Void = { _ in },
        _ body: ([Finding]) -> Void
    ) throws(OfficeError) -> Outcome {
        let secret =
            cohort.hasCertificates
            ? try passphrase.map { passphrase throws(OfficeError) in
                try KeyFiles.loadSecret(workspace.personKeyPath, passphrase)
            } : nil
        let known = secret == nil ? nil : try RosterSource.digest(ofRecordsIn: file)
        let persons = try cohort.persons(workspace, registry, secret: secret, roster: known ?? [])
        var source = try RosterSource(at: file)
        var audit = cohort.audit(persons)
        var rows = 0
        func show(_ findings: [Finding]) {
            if !findings.isEmpty { body(findings) }
        }
        while let record = try source.next() {
            if rows == 0, let header = source.header { show(audit.check(header)) }
            let row = audit.check(record)
            show(row.findings)
            if case .issuable(let complete) = row.outcome { issuable(complete) }
            rows += 1
            progress(rows)
        }
        if rows == 0, let header = source.header { show(audit.check(header)) }
        let digest = source.digest()
        // Whose certificates are of this very roster was told by what the first reading found.
        guard known == nil || known == digest else { throw .roster(.changedMeanwhile(path: file)) }
        return Outcome(
            report: audit.report(), digest: digest,
            comparedWithRegistry: persons != nil || !cohort.hasCertificates)
    }

    /// Copies the file, and makes sure that the copy is what was audited.
    private func keepCopy(_ digest: [UInt8]) throws(OfficeError) {
        let copy = workspace.approvedRosterPath(digest)
        if try Files.kind(of: copy) == .file, try RosterSource.digest(of: copy) == digest { return }
        try Files.makeFolder(workspace.approvalsPath, mode: 0o700)
        try Files.removeRemains(in: workspace.approvalsPath, of: [".csv"])
        let original = try Files.Input(at: file)
        var kept = try Files.Output(at: copy, mode: 0o400)
        var hash = SHA256Stream()
        while true {
            let chunk = try original.read(upTo: 1 << 18)
            if chunk.isEmpty { break }
            hash.update(chunk.span)
            try kept.write(chunk)
        }
        guard hash.finalize() == digest else { throw .roster(.changedMeanwhile(path: file)) }
        try kept.finish()
    }
}
