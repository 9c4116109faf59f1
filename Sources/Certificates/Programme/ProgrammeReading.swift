extension Programme {
    /// Reads a programme file.
    ///
    /// - Throws: the first fault, with the member's path and what has to stand there.
    public init(json bytes: Span<UInt8>) throws(ProgrammeError) {
        let file = try ProgrammeMembers(document: bytes, known: Self.members)
        source = try file.remark("source")
        notes = try file.notes()
        numberPrefix = try file.numberPrefix()
        cohort = try file.text("cohort")
        title = try file.localizedText("title")
        parentProject =
            try file.value("parent_project") == nil
            ? nil : file.localizedText("parent_project")
        issuingBody = try file.localizedText("issuing_body")
        certificateTitle = try file.localizedText("certificate_title")
        durationMonths = try file.integer("duration_months", in: 1...120)
        targets = try Targets(file.value("targets") ?? [:], at: "targets")
        deadlines = try Deadlines(file.value("deadlines") ?? [:], at: "deadlines")
        window = try CohortWindow(file.required("cohort_window", .object), at: "cohort_window")
        nominations = try file.list("nomination", Nomination.init)
        institutions = try file.list("institutions", Institution.init)
        tracks = try file.list("tracks", Track.init)
        assessment = try file.value("assessment").map { value throws(ProgrammeError) in
            try Assessment(value, at: "assessment")
        }
        completion = try Completion(file.required("completion", .object), at: "completion")
        nominatingAuthorities = try file.authorities()
        (sentence, englishSentence) = try file.sentences(hours: completion.minimumHours != nil)
        try rejectRepetitions()
        try rejectUnknownInstitutions()
    }

    private static let members = [
        "source", "notes", "number_prefix", "cohort", "title", "parent_project", "issuing_body",
        "certificate_title", "certificate_sentence", "duration_months", "targets", "deadlines",
        "cohort_window",
        "nomination", "tracks", "institutions", "assessment", "completion",
        "nominating_authorities",
    ]

    private func rejectRepetitions() throws(ProgrammeError) {
        try Self.rejectRepetition(nominations.map(\.name.zh), "nomination[].zh")
        try Self.rejectRepetition(tracks.map(\.code), "tracks[].code")
        try Self.rejectRepetition(tracks.map(\.name.zh), "tracks[].zh")
        try Self.rejectRepetition(institutions.map(\.name.zh), "institutions[].zh")
        try Self.rejectRepetition(
            nominatingAuthorities.map(\.code), "nominating_authorities[].region")
        for (index, track) in tracks.enumerated() {
            try Self.rejectRepetition(track.institutions, "tracks[\(index)].institutions[]")
        }
    }

    private static func rejectRepetition(
        _ values: [String], _ path: String
    ) throws(ProgrammeError) {
        var seen: Set<[UInt8]> = []
        for (index, value) in values.enumerated()
        where !seen.insert(Array(value.utf8)).inserted {
            let place = path.replacingEmptyIndex(with: index)
            throw .repeatedValue(place, value: value)
        }
    }

    private func rejectUnknownInstitutions() throws(ProgrammeError) {
        let known = institutions.map(\.name.zh)
        let names = NameTable(known)
        for (index, track) in tracks.enumerated() {
            for (place, name) in track.institutions.enumerated()
            where names[Array(name.utf8)[...]] == nil {
                throw .unfitValue(
                    "tracks[\(index)].institutions[\(place)]", value: name, expected: .oneOf(known))
            }
        }
    }
}

extension String {
    /// `tracks[].code` with 2 is `tracks[2].code`.
    fileprivate func replacingEmptyIndex(with index: Int) -> String {
        guard let range = firstRange(of: "[]") else { return self }
        return self[..<range.lowerBound] + "[\(index)]" + self[range.upperBound...]
    }
}
