extension AuditReport {
    /// The figures as JSON, members always in this order: rows by outcome, how often each code was
    /// found, trainees by track, institution, region and nomination, and the programme's targets.
    public var json: JSON {
        let report: JSONObject = [
            "rows": Self.number(rows), "issuable": Self.number(issuable),
            "not_completed": Self.number(notCompleted), "faulty": Self.number(faulty),
            "findings": .object(
                JSONObject(findings.map { ($0.code.rawValue, Self.number($0.count)) })),
            "trainees": target(trainees, "at_least", targets.trainees),
            "manufacturing": target(
                manufacturing, "at_least_percent", targets.manufacturingPercent),
            "tracks": Self.shares(tracks), "institutions": Self.shares(institutions),
            "regions": Self.shares(regions), "nominations": Self.shares(nominations),
            "authorities_without_trainee": .array(
                authoritiesWithoutTrainee.map { .string($0.code) }),
        ]
        return .object(report)
    }

    private func target(_ count: Int, _ name: String, _ target: Int?) -> JSON {
        var object: JSONObject = ["count": Self.number(count)]
        object[name] = target.map(Self.number)
        return .object(object)
    }

    private static func shares(_ shares: [Share]) -> JSON {
        .array(
            shares.map { share in
                var object: JSONObject = ["name": .string(share.name.zh)]
                object["code"] = share.code.map(JSON.string)
                object["trainees"] = number(share.trainees)
                return .object(object)
            })
    }

    private static func number(_ count: Int) -> JSON { .integer(Int64(count)) }
}
