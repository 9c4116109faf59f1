package import Certificates
internal import Files
internal import JOSE
internal import Processes
internal import Programmes
internal import Registry
package import Rosters
internal import Signing

/// `issue`: certificates for the rows of an approved roster that have none yet.
package struct Issue: Sendable {
    /// Certificates that are committed in one transaction.
    static let chunkSize = 2_000

    package let workspace: Workspace
    let file: String
    let partial: Bool

    package init(_ workspace: Workspace, file: String, partial: Bool) {
        (self.workspace, self.file, self.partial) = (workspace, file, partial)
    }

    /// How the rows of a roster have ended.
    package struct Issued: Sendable {
        /// Certificates that this run committed.
        package internal(set) var issued = 0
        /// Rows that had their certificate from an earlier run over the same roster.
        package internal(set) var already = 0
        /// Rows whose outcome is no completion.
        package internal(set) var notCompleted = 0
        /// Faulty rows that `--partial` left out, and those of ``refused``.
        package internal(set) var leftOut = 0
        /// Rows that `--partial` left out because their certificates broke a rule when they were to be
        /// signed.
        package internal(set) var refused: [Refusal] = []
        /// The first and last number of this run.
        package internal(set) var first: String?
        package internal(set) var last: String?
    }

    /// A row that the audit lets pass and the lint does not: a number or a time of the certificate can
    /// look like something private by chance.
    package struct Refusal: Sendable {
        /// The line of the roster where the row begins, from 1.
        package let line: Int
        package let breaches: [Lint.Breach]
    }

    /// Issues every row that can be and has no certificate; running it again finishes what a crash
    /// has left. Nothing is committed where a row is faulty and is not to be left out.
    package func run(
        passphrase: Passphrase, at now: UnixTime, progress: (Int) -> Void,
        faulty: (AuditedRow) -> Void
    ) async throws(OfficeError) -> Issued {
        try await workspace.write(at: now) { registry async throws(OfficeError) in
            let run = try IssueRun(self, registry, passphrase, at: now)
            let done = try run.certifiedLines()
            let count = try run.countOpenRows(besides: done, faulty: faulty)
            let allocation = try run.allocate(count)
            return try await run.issue(besides: done, allocation, progress: progress)
        }
    }
}

/// One run of `issue`, with everything open that it needs.
struct IssueRun: Sendable {
    let partial: Bool
    package let workspace: Workspace
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
            throw .roster(.notApproved(path: issue.file, digest: nil))
        }
        let found = try issue.workspace.registered { () throws(RegistryError) in
            try registry.approval(ofRoster: digest, in: cohort.id)
        }
        guard let found else {
            throw .roster(.notApproved(path: issue.file, digest: Hexadecimal.string(digest)))
        }
        let copy = issue.workspace.approvedRosterPath(digest)
        guard try Files.kind(of: copy) == .file else { throw .roster(.copyPurged(path: copy)) }
        let proof = try RosterProof(of: copy)
        guard proof.digest == digest else { throw .roster(.approvedCopyDamaged(path: copy)) }
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
            throw .roster(.faultyRows(count: faulty, rows: rows.count))
        }
        return open
    }

    /// Numbers and status entries for a whole run: drawing them reads the open list, which need not
    /// be done for each chunk.
    func allocate(_ count: Int) throws(OfficeError) -> Allocation {
        try workspace.registered { () throws(AllocationError) in
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
            throw .roster(
                .changedMeanwhile(
                    path: workspace.approvedRosterPath(approval.record.rosterDigest)))
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

extension IssueRun {
    /// The certificates of a chunk, and the rows of it that none can be made for.
    struct SignedChunk {
        fileprivate(set) var records: [CertificateRecord] = []
        fileprivate(set) var refused: [Issue.Refusal] = []
    }

    /// Signs the rows of a chunk; nothing is stored. The first one takes the place `start` of the
    /// allocation.
    ///
    /// A row whose certificate breaks a rule ends the run, or with `--partial` is left out: the others
    /// are signed anew then, so that no number is passed over.
    func sign(
        _ rows: [RosterRow], _ allocation: Allocation, from start: Int
    ) async throws(OfficeError) -> SignedChunk {
        var (rows, chunk) = (rows, SignedChunk())
        while !rows.isEmpty {
            let results = try await signed(Array(zip(start..., rows)), allocation)
            let refused = results.compactMap(\.refusal)
            guard let first = refused.first else {
                chunk.records = results.compactMap(\.record)
                try proveFirst(of: chunk.records)
                return chunk
            }
            guard partial else { throw .issuing(.refused(line: first.line, .lint(first.breaches))) }
            chunk.refused += refused
            rows = zip(rows, results).filter { $1.refusal == nil }.map(\.0)
        }
        return chunk
    }

    /// What becomes of a row.
    private enum Signed: Sendable {
        case record(CertificateRecord)
        case refusal(Issue.Refusal)

        var record: CertificateRecord? {
            if case .record(let record) = self { record } else { nil }
        }
        var refusal: Issue.Refusal? {
            if case .refusal(let refusal) = self { refusal } else { nil }
        }
    }

    /// Signs on every core.
    private func signed(
        _ places: [(Int, RosterRow)], _ allocation: Allocation
    ) async throws(OfficeError) -> [Signed] {
        let issuer = Issuer(url: cohort.issuer.url, key: key.publicKey)
        return try await Parallel.mapParts(places) { part throws(OfficeError) in
            let signer = try self.workspace.signer(self.key)
            var results: [Signed] = []
            results.reserveCapacity(part.count)
            for (place, row) in part {
                let seat = try self.seat(place, allocation)
                results.append(try self.certify(row, seat, issuer, signer))
            }
            return results
        }
    }

    /// One signature of each chunk is checked: a key that signs wrongly is found at once.
    private func proveFirst(of records: [CertificateRecord]) throws(OfficeError) {
        guard let first = records.first, let jws = try? JWS(compact: first.jwt.utf8.span),
            jws.isSigned(by: key.publicKey)
        else { throw .issuing(.signatureDoesNotHold) }
    }

    /// What a certificate gets from the allocation.
    struct Seat {
        let number: CertificateNumber
        let slot: StatusSlot
        let status: StatusReference
    }

    private func seat(_ place: Int, _ allocation: Allocation) throws(OfficeError) -> Seat {
        try workspace.registered { () throws(AllocationError) in
            Seat(
                number: try allocation.number(at: place), slot: allocation.slot(at: place),
                status: allocation.status(at: place))
        }
    }

    private func certify(
        _ row: RosterRow, _ seat: Seat, _ issuer: Issuer, _ signer: borrowing Signer
    ) throws(OfficeError) -> Signed {
        let certificate = row.certificate(
            number: seat.number.description, programme: cohort.programme)
        do throws(IssuingError) {
            let token = try issuer.issue(
                certificate, to: row.graduate(), status: seat.status, at: now, signer: signer,
                random: .system)
            return .record(record(row, seat, certificate, token))
        } catch .lint(let breaches) {
            return .refusal(Issue.Refusal(line: row.line, breaches: breaches))
        } catch {
            throw .issuing(.refused(line: row.line, error))
        }
    }

    private func record(
        _ row: RosterRow, _ seat: Seat, _ certificate: CompletionCertificate, _ token: IssuedToken
    ) -> CertificateRecord {
        CertificateRecord(
            number: seat.number, slot: seat.slot, person: secret.person(row.document),
            approval: approval.id, line: row.line, name: certificate.name,
            track: certificate.track, institution: certificate.institution,
            started: certificate.started, completed: certificate.completed,
            hours: certificate.hours, figures: CertificateRecord.Figures(row), issuedAt: now,
            keyID: key.publicKey.keyID.description, jwt: token.jwt, disclosures: token.disclosures)
    }
}
