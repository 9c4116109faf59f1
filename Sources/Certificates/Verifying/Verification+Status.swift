extension Verification {
    /// The status of the certificate, with a reason where it is not a valid one or cannot be told.
    mutating func checkStatus(
        _ reference: StatusReference, _ issuer: PreparedIssuer
    ) -> Verdict.Status? {
        let copies = issuer.copies(of: reference.uri)
        guard !copies.isEmpty else {
            let isClaimed = verifier.trust.isClaimed(reference.uri)
            note(isClaimed ? .statusMismatch : .statusMissing, reference.uri)
            return nil
        }
        // An older copy that lives longer says what the issuer has stopped to say.
        if let copy = copies.first(where: isMade), isInDate(copy) {
            return status(reference, in: copy)
        }
        return staleStatus(reference, among: copies)
    }

    private mutating func status(
        _ reference: StatusReference, in copy: StatusListToken
    ) -> Verdict.Status? {
        guard let value = copy.list.status(at: reference.index) else {
            note(.statusMismatch, "\(reference.uri) \(reference.index)")
            return nil
        }
        switch value {
        case .valid: break
        case .revoked: note(.revoked, copy.issuedAt.description)
        case .suspended: note(.suspended, copy.issuedAt.description)
        case .superseded: note(.superseded, copy.issuedAt.description)
        }
        return Verdict.Status(value: value, asOf: copy.issuedAt)
    }

    /// The last status known at the time of the question, if the policy wants to see it. It makes a
    /// certificate neither valid nor invalid.
    private mutating func staleStatus(
        _ reference: StatusReference, among copies: [StatusListToken]
    ) -> Verdict.Status? {
        let last = copies.first(where: isMade)
        note(.statusStale, (last ?? copies[0]).issuedAt.description)
        guard verifier.policy.acceptStale, let last,
            let value = last.list.status(at: reference.index)
        else { return nil }
        return Verdict.Status(value: value, asOf: last.issuedAt)
    }

    /// Whether the list had been made at the time of the question.
    private func isMade(_ copy: StatusListToken) -> Bool { copy.issuedAt + -UnixTime.skew <= now }

    private func isInDate(_ copy: StatusListToken) -> Bool {
        now < copy.expiresAt && isYoungEnough(copy)
    }

    private func isYoungEnough(_ copy: StatusListToken) -> Bool {
        guard let age = verifier.policy.maximumStatusAge else { return true }
        let (limit, overflow) = copy.issuedAt.seconds.addingReportingOverflow(age)
        return overflow ? age > 0 : now.seconds <= limit
    }
}
