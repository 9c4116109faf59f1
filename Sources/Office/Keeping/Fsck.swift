internal import Certificates
internal import Files
internal import Processes
package import Registry
internal import Signing

/// `fsck`: proves everything that the registry says, from its file up to what was published.
package struct Fsck: Sendable {
    package let workspace: Workspace

    package init(_ workspace: Workspace) { self.workspace = workspace }

    /// What was looked at, and what was wrong.
    package struct Outcome: Sendable {
        package internal(set) var certificates = 0
        package internal(set) var events: Int64 = 0
        /// The first ``limit`` faults.
        package internal(set) var faults: [RegistryFault] = []
        package internal(set) var faultCount = 0

        /// More are counted and not kept.
        package static let limit = 1_000

        mutating func add(_ found: [RegistryFault]) {
            faultCount += found.count
            faults += found.prefix(Self.limit - faults.count)
        }
    }

    /// Looks at everything; `progress` gets how many certificates are done, of how many. A registry
    /// that cannot be read on is a fault and not an error.
    package func run(
        progress: (_ done: Int, _ total: Int) -> Void
    ) async throws(OfficeError) -> Outcome {
        let keys = try workspace.trustList()
        let registry = try workspace.openRegistry(.readOnly)
        let before = try? registry.head()
        let outcome = try await look(registry, keys, progress)
        guard outcome.faultCount > 0, let before, let after = try? registry.head(), after != before
        else { return outcome }
        // Another process was writing, and what was read first does not fit what was read last.
        let lock = try workspace.lock()
        defer { withExtendedLifetime(lock) {} }
        return try await look(registry, keys, progress)
    }

    private func look(
        _ registry: Registry, _ keys: TrustList, _ progress: (Int, Int) -> Void
    ) async throws(OfficeError) -> Outcome {
        var outcome = Outcome()
        do throws(OfficeError) {
            try registered { () throws(RegistryError) in try registry.verifyFile() }
            let replay = try registered { () throws(RegistryError) in try registry.replay() }
            outcome.events = replay.head.count
            outcome.add(
                try registered { () throws(RegistryError) in try registry.faults(beside: replay) })
            for proof in try proofs(registry, keys, replay, &outcome) {
                try await prove(proof, registry, &outcome) { progress($0, replay.issued) }
            }
            outcome.add(try headFaults(registry, replay, keys))
        } catch {
            guard case .workspace(.registry(_, .damaged(let what))) = error else { throw error }
            outcome.add([RegistryFault(.file, workspace.registryPath, .damage(what))])
        }
        return outcome
    }

    private func proofs(
        _ registry: Registry, _ trust: TrustList, _ replay: Replay, _ outcome: inout Outcome
    ) throws(OfficeError) -> [CohortProof] {
        let lists = try registered { () throws(RegistryError) in try registry.statusLists() }
        let proofs = try registered { () throws(RegistryError) in
            try registry.cohorts().map { CohortProof($0, trust, lists, replay) }
        }
        outcome.add(proofs.flatMap(\.faults))
        let strangers = lists.filter { list in !proofs.contains { $0.isOwn(list) } }
        outcome.add(strangers.map { RegistryFault(.statusList, String($0.number), .foreignIssuer) })
        return proofs
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
            guard end > last else {
                throw .workspace(
                    .registry(path: workspace.registryPath, .damaged("order of rows")))
            }
            last = end
            outcome.certificates += page.count
            outcome.add(await Parallel.mapParts(page) { $0.flatMap(proof.faults) })
            progress(outcome.certificates)
        }
    }

    /// What was published last must lie on the chain, unless the registry was restored since.
    private func headFaults(
        _ registry: Registry, _ replay: Replay, _ trust: TrustList
    ) throws(OfficeError) -> [RegistryFault] {
        let path = workspace.publicationPath + "/head.jwt"
        guard try Files.kind(of: path) == .file else { return [] }
        let token = try Files.read(path, limit: 1 << 14)
        let head: EventHeadToken
        do throws(TrustError) {
            head = try EventHeadToken(verifying: token.span, trust: trust)
        } catch {
            return [RegistryFault(.head, path, .trust(error))]
        }
        let digest = try registered { () throws(RegistryError) in
            try registry.digest(after: head.count)
        }
        if digest == head.digest { return [] }
        // What was published before a restoring may have been lost by it.
        if let restored = replay.restoredAt, head.issuedAt <= restored { return [] }
        let found = digest == nil ? replay.head.count : nil
        return [RegistryFault(.head, path, .publishedEvents(head.count, found: found))]
    }

    private func registered<Value>(
        _ body: () throws(RegistryError) -> Value
    ) throws(OfficeError) -> Value {
        try workspace.registered(body)
    }
}
