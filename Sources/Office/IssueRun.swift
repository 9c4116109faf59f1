internal import Certificates
internal import Registry
internal import Signing

/// One run of `issue`, with everything open that it needs.
struct IssueRun: Sendable {
    let partial: Bool
    let workspace: Workspace
    let registry: Registry
    let cohort: CurrentCohort
    let approval: Approval
    let key: PrivateKey
    let secret: SecretKey
    let now: UnixTime

    init(
        _ issue: Issue, _ registry: Registry, _ passphrase: Passphrase, at now: UnixTime
    ) throws(OfficeError) {
        (partial, workspace, self.now) = (issue.partial, issue.workspace, now)
        self.registry = registry
        cohort = try CurrentCohort(workspace, registry)
        approval = try Self.approval(issue, registry, cohort)
        key = try workspace.activeKey(.certificate, passphrase, at: now)
        secret = try KeyFiles.loadSecret(workspace.personKeyPath, passphrase)
    }

    private static func approval(
        _ issue: Issue, _ registry: Registry, _ cohort: CurrentCohort
    ) throws(OfficeError) -> Approval {
        let digest = try RosterSource.digest(of: issue.file)
        let found = try issue.workspace.registered { () throws(RegistryError) in
            try registry.approval(ofRoster: digest, in: cohort.id)
        }
        guard let found else {
            throw .notApproved(path: issue.file, digest: Hex.encode(digest))
        }
        let copy = issue.workspace.approvedRosterPath(digest)
        guard try RosterSource.digest(of: copy) == digest else {
            throw .approvedCopyDamaged(path: copy)
        }
        return found
    }

    /// A new audit under what the registry says now.
    fileprivate func audit() throws(OfficeError) -> Audit {
        cohort.audit(
            try cohort.persons(
                workspace, registry, secret: secret, roster: approval.record.rosterDigest))
    }

    /// Stops the run where a row is faulty and must not be left out.
    func refuseFaults(_ body: (AuditedRow) -> Void) throws(OfficeError) {
        var rows = try AuditedRows(self)
        var faulty = 0
        while let row = try rows.next() {
            guard case .faulty = row.outcome else { continue }
            faulty += 1
            body(row)
        }
        guard faulty == 0 || (partial && approval.record.partial) else {
            throw .faultyRows(count: faulty, rows: rows.count)
        }
    }

    /// Issues what has no certificate yet, chunk by chunk.
    func issue(progress: (Int) -> Void) async throws(OfficeError) -> Issue.Issued {
        let done = try workspace.registered { () throws(RegistryError) in
            Set(
                try registry.certifiedLines(
                    ofRoster: approval.record.rosterDigest, in: cohort.id))
        }
        var rows = try AuditedRows(self)
        var issued = Issue.Issued()
        var chunk: [RosterRow] = []
        while let row = try rows.next() {
            switch row.outcome {
            case .notCompleted: issued.notCompleted += 1
            case .faulty: issued.leftOut += 1
            case .issuable where done.contains(row.line): issued.already += 1
            case .issuable(let row): chunk.append(row)
            }
            if chunk.count == Issue.chunkSize { try await commit(&chunk, &issued, progress) }
        }
        try await commit(&chunk, &issued, progress)
        return issued
    }

    private func commit(
        _ chunk: inout [RosterRow], _ issued: inout Issue.Issued, _ progress: (Int) -> Void
    ) async throws(OfficeError) {
        guard !chunk.isEmpty else { return }
        let count = chunk.count
        let allocation = try workspace.registered { () throws(RegistryError) in
            var random = SystemRandomNumberGenerator()
            return try registry.allocate(
                count, in: cohort.id, issuer: cohort.issuer.url, using: &random)
        }
        let certificates = try await sign(chunk, allocation)
        try workspace.registered { () throws(RegistryError) in
            try registry.commit(certificates, to: cohort.id, issuer: cohort.issuer.url, at: now)
        }
        issued.issued += count
        issued.first = issued.first ?? certificates.first?.number.description
        issued.last = certificates.last?.number.description
        chunk.removeAll(keepingCapacity: true)
        progress(issued.issued)
    }
}

/// The rows of the approved copy, audited once more under what the registry says now.
struct AuditedRows: ~Copyable {
    private var source: RosterSource
    private var audit: Audit
    private(set) var count = 0

    init(_ run: IssueRun) throws(OfficeError) {
        let audit = try run.audit()
        try self.init(
            audit, roster: run.workspace.approvedRosterPath(run.approval.record.rosterDigest))
    }

    private init(_ audit: Audit, roster path: String) throws(OfficeError) {
        self.audit = audit
        source = try RosterSource(at: path)
    }

    mutating func next() throws(OfficeError) -> AuditedRow? {
        guard let record = try source.next() else { return nil }
        count += 1
        return audit.check(record)
    }
}
