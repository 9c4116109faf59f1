public import Certificates
internal import JOSE

/// A training programme and one of its cohorts: everything about it that the code needs to know.
///
/// It is read from a file (see `Samples/programme.json`), and nothing in the code names a programme.
/// All texts are in Unicode normalisation form C.
public struct Programme: Sendable {
    /// Where the facts come from, in free words.
    public let source: String?
    /// Remarks in free words.
    public let notes: [String]
    /// What certificate numbers begin with: `[A-Z0-9]{1,12}`, unique to the cohort.
    public let numberPrefix: String
    /// The cohort, such as `2020-2021`.
    public let cohort: String
    /// The programme's title.
    public let title: LocalizedText
    /// The project that the programme is a part of.
    public let parentProject: LocalizedText?
    /// Who issues the certificates.
    public let issuingBody: LocalizedText
    /// What stands at the top of a certificate.
    public let certificateTitle: LocalizedText
    /// What a certificate says in Chinese; nil for the words that are used everywhere.
    public let sentence: SentenceTemplate?
    /// What it says in English below that; nil where it is in Chinese only.
    public let englishSentence: SentenceTemplate?
    /// How long the training takes.
    public let durationMonths: Int
    /// What the programme set itself.
    public let targets: Targets
    /// By when what has to be done.
    public let deadlines: Deadlines
    /// The days between which the cohort's training lies.
    public let window: CohortWindow
    /// The ways to be nominated.
    public let nominations: [Nomination]
    /// The directions of the training.
    public let tracks: [Track]
    /// Who teaches.
    public internal(set) var institutions: [Institution]
    /// How institutions are assessed.
    public let assessment: Assessment?
    /// What it takes to complete.
    public let completion: Completion
    /// The regions whose authorities nominate trainees.
    public let nominatingAuthorities: [Region]

    /// The greatest size of a programme file.
    public static let maximumSize = 1 << 20
}

extension Programme {
    /// What the programme set itself; nil where it set nothing.
    public struct Targets: Sendable, Equatable {
        /// The least number of trainees.
        public let trainees: Int?
        /// The least share of trainees from manufacturing, in percent.
        public let manufacturingPercent: Int?
    }

    /// By when what has to be done.
    public struct Deadlines: Sendable, Equatable {
        /// Authorities name their contacts.
        public let regionalContacts: CalendarDate?
        /// Trainees are selected.
        public let selectionOfTrainees: CalendarDate?
    }

    /// The days between which the cohort's training lies.
    public struct CohortWindow: Sendable, Equatable {
        /// No training starts before this day.
        public let from: CalendarDate
        /// No training ends after this day.
        public let to: CalendarDate
        /// Whether the days are our assumption.
        public let isAssumed: Bool
    }

    /// A way to be nominated.
    public struct Nomination: Sendable, Equatable {
        /// Who nominates.
        public enum Nominator: String, Sendable, CaseIterable {
            /// The institution that teaches.
            case institution
            /// The authority of the trainee's region.
            case authority
        }

        /// The words in a roster.
        public let name: LocalizedText
        /// Who nominates.
        public let by: Nominator
    }

    /// A direction of the training.
    public struct Track: Sendable, Equatable {
        /// A short name for programs, such as `regional`.
        public let code: String
        /// The words in a roster and on a certificate.
        public let name: LocalizedText
        /// The Chinese names of the institutions that teach it.
        public let institutions: [String]
        /// Whom they teach it with, in free words.
        public let partners: String?
    }

    /// An institution that teaches.
    public struct Institution: Sendable, Equatable {
        /// The words in a roster and on a certificate.
        public let name: LocalizedText
        /// Whether it gets no training task in this cohort.
        public internal(set) var isSuspended: Bool
    }

    /// How institutions are assessed.
    public struct Assessment: Sendable, Equatable {
        /// Who assesses.
        public let by: String
        /// How many of those ranked last are suspended.
        public let suspendLowest: Int
        /// What that means, in free words.
        public let effect: String?
    }

    /// What it takes to complete.
    public struct Completion: Sendable, Equatable {
        /// The outcome in a roster that earns a certificate.
        public let outcome: String
        /// The least hours of instruction; nil where the programme does not count hours.
        public let minimumHours: Int?
    }
}

extension Programme {
    /// The programme with these institutions suspended too, as an assessment of the cohort before has
    /// decided; each by its Chinese name.
    public func suspending(_ names: Set<String>) -> Programme {
        var programme = self
        programme.institutions = institutions.map { institution in
            var institution = institution
            if names.contains(institution.name.zh) { institution.isSuspended = true }
            return institution
        }
        return programme
    }
}

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
