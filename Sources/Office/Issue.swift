package import Certificates
internal import Registry
internal import Signing

/// `issue`: certificates for the rows of an approved roster that have none yet.
package struct Issue: Sendable {
    /// Certificates that are committed in one transaction.
    static let chunkSize = 2_000

    let workspace: Workspace
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
        package let findings: [Lint.Finding]
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
