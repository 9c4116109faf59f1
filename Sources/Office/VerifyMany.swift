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

    /// Calls `body` with each token and its verdict, in order.
    package func run(
        _ inputs: TokenInputs,
        _ body: (LabelledToken, Verdict) throws(OfficeError) -> Void
    ) async throws(OfficeError) {
        var batch: [LabelledToken] = []
        func finish() async throws(OfficeError) {
            let verdicts = await Parallel.mapParts(batch) { part in
                part.map { verdict(of: $0.text) }
            }
            for (token, verdict) in zip(batch, verdicts) { try body(token, verdict) }
            batch.removeAll(keepingCapacity: true)
        }
        try await inputs.forEach { token throws(OfficeError) in
            batch.append(token)
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
