public import JOSE

/// What a verifier says of a token: valid, invalid or undetermined, with every reason that holds.
public struct Verdict: Sendable {
    /// The three answers.
    public enum Outcome: String, Sendable, CaseIterable {
        /// Signature, key, issuer, type, dates and status all hold.
        case valid
        /// Forged, altered, malformed, or taken back.
        case invalid
        /// It cannot be told.
        case undetermined
    }

    /// A reason, and what it is about.
    public struct Cause: Sendable, Equatable {
        /// The reason.
        public let reason: Reason
        /// What it is about: a claim, a key identifier, an address or a moment; may be empty.
        public let detail: String
    }

    /// The status of the certificate, and of when that is known.
    public struct Status: Sendable, Equatable {
        /// The status.
        public let value: CertificateStatus
        /// When the issuer signed the list that says so.
        public let asOf: UnixTime
    }

    /// The answer.
    public let outcome: Outcome
    /// Every reason that holds, in the order of ``Reason``; none where the certificate is valid.
    public let reasons: [Cause]
    /// The certificate; nil unless the signature held and the claims are well-formed.
    public let certificate: VerifiedCertificate?
    /// The issuer; nil unless the signature held.
    public let issuer: TrustedIssuer?
    /// The status; nil unless the signature held and the bundle tells it.
    public let status: Status?
    /// The time of the question.
    public let checkedAt: UnixTime

    init(
        _ causes: [Cause], certificate: VerifiedCertificate? = nil, issuer: TrustedIssuer? = nil,
        status: Status? = nil, at time: UnixTime
    ) {
        reasons = causes.count < 2 ? causes : causes.sorted { $0.reason.rank < $1.reason.rank }
        outcome =
            switch reasons.first?.reason.isInvalid {
            case nil: .valid
            case true?: .invalid
            case false?: .undetermined
            }
        (self.certificate, self.issuer, self.status) = (certificate, issuer, status)
        checkedAt = time
    }

    /// Whether a reason is among those given.
    public func has(_ reason: Reason) -> Bool { reasons.contains { $0.reason == reason } }
}

extension Verdict {
    /// The verdict for programs: `verdict`, `reasons`, `certificate`, `issuer`, `status` and
    /// `checked_at`, with null where there is nothing to say; times in ISO 8601, UTC.
    public var json: JSON {
        [
            "verdict": .string(outcome.rawValue),
            "reasons": .array(reasons.map(\.json)),
            "certificate": certificate?.json ?? .null,
            "issuer": issuer?.summary ?? .null,
            "status": status?.json ?? .null,
            "checked_at": .string(checkedAt.description),
        ]
    }
}

extension Verdict.Cause {
    fileprivate var json: JSON {
        ["code": .string(reason.rawValue), "detail": .string(detail)]
    }
}

extension Verdict.Status {
    fileprivate var json: JSON {
        ["value": .string(value.name), "as_of": .string(asOf.description)]
    }
}

extension TrustedIssuer {
    fileprivate var summary: JSON {
        [
            "url": .string(url.description), "name": name.json,
            "utc_offset": .integer(Int64(utcOffset.minutes)),
        ]
    }
}

extension VerifiedCertificate {
    fileprivate var json: JSON {
        var members: JSONObject = [
            "number": .string(certificate.number), "name": .string(certificate.name),
            "programme": .string(certificate.programme), "cohort": .string(certificate.cohort),
            "track": .string(certificate.track), "institution": .string(certificate.institution),
            "started": .string(certificate.started.description),
            "completed": .string(certificate.completed.description),
        ]
        members["hours"] = certificate.hours.map { .integer(Int64($0)) }
        members["issued_at"] = .string(issuedAt.description)
        members["issued_on"] = issuedOn.map { .string($0.description) }
        members["graduate"] = .object(
            JSONObject(graduate.facts.map { ($0.name, .string($0.value)) }))
        return .object(members)
    }
}
