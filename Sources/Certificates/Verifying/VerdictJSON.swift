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
