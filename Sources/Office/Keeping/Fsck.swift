internal import Certificates
package import Registry
internal import Signing

/// `fsck`: proves everything that the registry says, from its file up to what was published.
package struct Fsck: Sendable {
    let workspace: Workspace

    package init(_ workspace: Workspace) { self.workspace = workspace }

    /// What was looked at, and what was wrong.
    package struct Outcome: Sendable {
        package internal(set) var certificates = 0
        package internal(set) var events: Int64 = 0
        /// The first ``limit`` faults.
        package internal(set) var faults: [Fault] = []
        package internal(set) var faultCount = 0

        /// More are counted and not kept.
        package static let limit = 1_000

        mutating func add(_ found: [Fault]) {
            faultCount += found.count
            faults += found.prefix(Self.limit - faults.count)
        }
    }

    /// Looks at everything. A registry that cannot be read on is a fault and not an error.
    package func run(progress: (Int) -> Void) async throws(OfficeError) -> Outcome {
        let keys = try workspace.trustList()
        let registry = try workspace.openRegistry(.readOnly)
        var outcome = Outcome()
        do throws(OfficeError) {
            try registered { () throws(RegistryError) in try registry.verifyFile() }
            let replay = try registered { () throws(RegistryError) in try registry.replay() }
            outcome.events = replay.head.count
            outcome.add(
                try registered { () throws(RegistryError) in try registry.faults(beside: replay) })
            let cohorts = try registered { () throws(RegistryError) in try registry.cohorts() }
            for cohort in cohorts {
                let proof = CohortProof(cohort, keys, replay)
                try await prove(proof, registry, &outcome, progress)
            }
            outcome.add(try headFaults(registry, replay, keys))
        } catch {
            guard case .registry(_, .damaged(let what)) = error else { throw error }
            outcome.add([Fault(.file, workspace.registryPath, what)])
        }
        return outcome
    }

    private func prove(
        _ proof: CohortProof, _ registry: Registry, _ outcome: inout Outcome,
        _ progress: (Int) -> Void
    ) async throws(OfficeError) {
        var last = 0
        while true {
            let after = last
            let page = try registered { () throws(RegistryError) in
                try registry.issuings(in: proof.cohort.id, after: after)
            }
            guard let end = page.last?.certificate.number.serial else { return }
            guard end > last else { throw .registry(path: "", .damaged("order of rows")) }
            last = end
            outcome.certificates += page.count
            outcome.add(await Parallel.mapParts(page) { $0.flatMap(proof.faults) })
            progress(outcome.certificates)
        }
    }

    /// What was published last must lie on the chain, unless the registry was restored since.
    private func headFaults(
        _ registry: Registry, _ replay: Replay, _ trust: TrustList
    ) throws(OfficeError) -> [Fault] {
        let path = workspace.publicationPath + "/head.jwt"
        guard Files.kind(of: path) == .file else { return [] }
        let token = try Files.read(path, limit: 1 << 14)
        let head: EventHeadToken
        do throws(TrustError) {
            head = try EventHeadToken(verifying: token.span, trust: trust)
        } catch {
            return [Fault(.head, path, "\(error)")]
        }
        let digest = try registered { () throws(RegistryError) in
            try registry.digest(after: head.count)
        }
        // A restored registry goes on from where the backup ended.
        if digest == head.digest || !replay.restorations.isEmpty { return [] }
        let found = digest == nil ? "\(replay.head.count) events" : "another event"
        return [Fault(.head, path, "\(head.count) events, found \(found)")]
    }

    private func registered<Value>(
        _ body: () throws(RegistryError) -> Value
    ) throws(OfficeError) -> Value {
        try workspace.registered(body)
    }
}
