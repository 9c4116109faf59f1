extension Finding {
    /// `{"code","severity","line","column","value","details"}`; `column` is null where the finding
    /// concerns none.
    public var json: JSON {
        [
            "code": .string(code.rawValue), "severity": .string(severity.rawValue),
            "line": .integer(Int64(line)),
            "column": column.map { .string($0.rawValue) } ?? .null,
            "value": .string(value), "details": .array(details.map(JSON.string)),
        ]
    }
}

extension AuditReport {
    /// The figures, the same bytes for the same roster and programme.
    public var json: JSON {
        [
            "rows": .integer(Int64(rows)), "issuable": .integer(Int64(issuable)),
            "not_completed": .integer(Int64(notCompleted)), "faulty": .integer(Int64(faulty)),
            "findings": .object(
                JSONObject(findings.map { ($0.code.rawValue, .integer(Int64($0.count))) })),
            "tracks": .array(tracks.map(\.json)),
            "institutions": .array(institutions.map(\.json)),
            "nominations": .array(nominations.map(\.json)),
            "regions": .array(regions.map(\.json)),
            "trainees": Self.target(trainees, targets.trainees, meetsTraineeTarget),
            "manufacturing": Self.target(
                manufacturing, targets.manufacturingPercent, meetsManufacturingTarget,
                unit: "percent_at_least"),
            "authorities_without_trainee": .array(
                authoritiesWithoutTrainee.map { .string($0.code) }),
        ]
    }

    private static func target(
        _ count: Int, _ target: Int?, _ isMet: Bool?, unit: String = "at_least"
    ) -> JSON {
        [
            "count": .integer(Int64(count)),
            unit: target.map { .integer(Int64($0)) } ?? .null,
            "met": isMet.map(JSON.bool) ?? .null,
        ]
    }
}

extension AuditReport.Share {
    fileprivate var json: JSON {
        var share: JSONObject = ["zh": .string(name.zh)]
        if let en = name.en { share["en"] = .string(en) }
        if let code { share["code"] = .string(code) }
        share["trainees"] = .integer(Int64(trainees))
        return .object(share)
    }
}
