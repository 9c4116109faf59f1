internal import Certificates
internal import Files
internal import Registry
internal import Signing

/// One run of `issue`, with everything open that it needs.
struct IssueRun: Sendable {
    let partial: Bool
    let workspace: Workspace
    let registry: Registry
    let cohort: CurrentCohort
    let approval: Approval
    /// What the kept copy of the approved roster holds, block by block.
    let proof: RosterProof
    let key: PrivateKey
    let secret: SecretKey
    let now: UnixTime

    init(
        _ issue: Issue, _ registry: Registry, _ passphrase: Passphrase, at now: UnixTime
    ) throws(OfficeError) {
        (partial, workspace, self.now) = (issue.partial, issue.workspace, now)
        self.registry = registry
        cohort = try CurrentCohort(workspace, registry)
        (approval, proof) = try Self.approval(issue, registry, cohort)
        key = try workspace.activeKey(.certificate, passphrase, at: now)
        secret = try KeyFiles.loadSecret(workspace.personKeyPath, passphrase)
    }

    /// The approval of exactly the bytes of the file, and the proof of the copy that was kept of them.
    private static func approval(
        _ issue: Issue, _ registry: Registry, _ cohort: CurrentCohort
    ) throws(OfficeError) -> (Approval, RosterProof) {
        let limit = try issue.workspace.largestApprovedRoster()
        guard let digest = try RosterSource.digest(of: issue.file, limit: limit) else {
            throw .notApproved(path: issue.file, digest: nil)
        }
        let found = try issue.workspace.registered { () throws(RegistryError) in
            try registry.approval(ofRoster: digest, in: cohort.id)
        }
        guard let found else {
            throw .notApproved(path: issue.file, digest: Hexadecimal.string(digest))
        }
        let copy = issue.workspace.approvedRosterPath(digest)
        guard try Files.kind(of: copy) == .file else { throw .keeping(.copyPurged(path: copy)) }
        let proof = try RosterProof(of: copy)
        guard proof.digest == digest else { throw .approvedCopyDamaged(path: copy) }
        return (found, proof)
    }

    /// A new audit under what the registry says now.
    fileprivate func audit() throws(OfficeError) -> Audit {
        cohort.audit(
            try cohort.persons(
                workspace, registry, secret: secret, roster: approval.record.rosterDigest))
    }

    /// The lines that have their certificate from an earlier run.
    func certifiedLines() throws(OfficeError) -> Set<Int> {
        try workspace.registered { () throws(RegistryError) in
            Set(
                try registry.certifiedLines(
                    ofRoster: approval.record.rosterDigest, in: cohort.id))
        }
    }

    /// How many rows are to be issued; stops the run where a row is faulty and must not be left
    /// out.
    func countOpenRows(
        besides done: Set<Int>, faulty body: (AuditedRow) -> Void
    ) throws(OfficeError) -> Int {
        var rows = try AuditedRows(self)
        var (open, faulty) = (0, 0)
        while let row = try rows.next() {
            switch row.outcome {
            case .issuable: open += done.contains(row.line) ? 0 : 1
            case .notCompleted: break
            case .faulty:
                faulty += 1
                body(row)
            }
        }
        guard faulty == 0 || (partial && approval.record.partial) else {
            throw .faultyRows(count: faulty, rows: rows.count)
        }
        return open
    }

    /// Numbers and status entries for a whole run: drawing them reads the open list, which need not
    /// be done for each chunk.
    func allocate(_ count: Int) throws(OfficeError) -> Allocation {
        try workspace.registered { () throws(RegistryError) in
            var random = SystemRandomNumberGenerator()
            return try registry.allocate(
                count, in: cohort.id, issuer: cohort.issuer.url, using: &random)
        }
    }

    /// Issues what has no certificate yet, chunk by chunk.
    func issue(
        besides done: Set<Int>, _ allocation: Allocation, progress: (Int) -> Void
    ) async throws(OfficeError) -> Issue.Issued {
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
            if chunk.count == Issue.chunkSize {
                try await commit(&chunk, allocation, &issued)
                progress(issued.issued)
            }
        }
        try await commit(&chunk, allocation, &issued)
        return issued
    }

    private func commit(
        _ chunk: inout [RosterRow], _ allocation: Allocation, _ issued: inout Issue.Issued
    ) async throws(OfficeError) {
        guard issued.issued + chunk.count <= allocation.count else {
            throw .changedMeanwhile(
                path: workspace.approvedRosterPath(approval.record.rosterDigest))
        }
        let signed = try await sign(chunk, allocation, from: issued.issued)
        chunk.removeAll(keepingCapacity: true)
        issued.refused += signed.refused
        issued.leftOut += signed.refused.count
        guard let first = signed.records.first, let last = signed.records.last else { return }
        try workspace.registered { () throws(RegistryError) in
            try registry.commit(signed.records, to: cohort.id, issuer: cohort.issuer.url, at: now)
        }
        issued.issued += signed.records.count
        issued.first = issued.first ?? first.number.description
        issued.last = last.number.description
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
            audit, roster: run.workspace.approvedRosterPath(run.approval.record.rosterDigest),
            run.proof)
    }

    private init(
        _ audit: Audit, roster path: String, _ proof: RosterProof
    ) throws(OfficeError) {
        self.audit = audit
        source = try RosterSource(at: path, proof: proof)
    }

    mutating func next() throws(OfficeError) -> AuditedRow? {
        guard let record = try source.next() else { return nil }
        count += 1
        return audit.check(record)
    }
}
