package import Certificates
internal import Processes

/// Verifies many tokens on every core, and reports them in the order in which they came.
package struct VerifyMany: Sendable {
    /// Tokens that are held at once. A document takes as long as many of them: of documents so many
    /// are, that every core has some and the first answers come soon.
    static let batchSize = 4_096
    static let documentsInBatch = 16 * Parallel.width

    package let verifiers: [Verifier]
    package let time: UnixTime

    /// One verifier for each pinned root; at least one.
    package init(_ verifiers: [Verifier], at time: UnixTime) {
        precondition(!verifiers.isEmpty, "a verifier is needed")
        (self.verifiers, self.time) = (verifiers, time)
    }

    /// Calls `body` with each input's label and verdict, in order; a document without a certificate
    /// has no verdict.
    package func run(
        _ inputs: TokenInputs,
        _ body: (String, Result<Verdict, DocumentFault>) throws(DeskError) -> Void
    ) async throws(DeskError) {
        var batch: [TokenInput] = []
        var documents = 0
        func finish() async throws(DeskError) {
            for (input, verdict) in zip(batch, await verdicts(batch, inputs.documents, documents)) {
                try body(input.label, verdict)
            }
            batch.removeAll(keepingCapacity: true)
            documents = 0
        }
        try await inputs.forEach { input throws(DeskError) in
            batch.append(input)
            if input.isDocument { documents += 1 }
            if batch.count == Self.batchSize || documents == Self.documentsInBatch {
                try await finish()
            }
        }
        try await finish()
    }

    /// Documents are taken one by one, since each takes its own time.
    private func verdicts(
        _ batch: [TokenInput], _ reader: DocumentReader, _ documents: Int
    ) async -> [Result<Verdict, DocumentFault>] {
        await Parallel.mapParts(batch, partSize: documents > 0 ? 1 : nil) { part in
            part.map { input in input.token(reader).map { verdict(of: $0) } }
        }
    }

    /// The verdict of the first root whose trust list knows the token's issuer.
    package func verdict(of text: [UInt8]) -> Verdict {
        let verdicts = verifiers.lazy.map { $0.verify(text: text.span, at: time) }
        return verdicts.first { verdict in
            !verdict.reasons.contains { $0.reason == .unknownIssuer }
        } ?? verifiers[0].verify(text: text.span, at: time)
    }
}
