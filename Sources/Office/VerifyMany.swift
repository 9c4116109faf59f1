package import Certificates

/// Verifies many tokens on every core, and reports them in the order in which they came.
package struct VerifyMany: Sendable {
    /// Tokens that are held at once.
    static let batchSize = 4_096

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
        _ body: (String, Result<Verdict, DocumentFault>) throws(OfficeError) -> Void
    ) async throws(OfficeError) {
        let documents = inputs.documents
        var batch: [TokenInput] = []
        func finish() async throws(OfficeError) {
            let verdicts = try await Parallel.mapParts(batch) { part throws(OfficeError) in
                try part.map { input throws(OfficeError) in
                    try input.text(documents).map { verdict(of: $0) }
                }
            }
            for (input, verdict) in zip(batch, verdicts) { try body(input.label, verdict) }
            batch.removeAll(keepingCapacity: true)
        }
        try await inputs.forEach { input throws(OfficeError) in
            batch.append(input)
            if batch.count == Self.batchSize { try await finish() }
        }
        try await finish()
    }

    /// The verdict of the first root whose trust list knows the token's issuer.
    package func verdict(of text: [UInt8]) -> Verdict {
        let verdicts = verifiers.lazy.map { $0.verify(text: text.span, at: time) }
        return verdicts.first { verdict in
            !verdict.reasons.contains { $0.reason == .unknownIssuer }
        } ?? verifiers[0].verify(text: text.span, at: time)
    }
}
