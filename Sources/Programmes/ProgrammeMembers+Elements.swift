internal import Certificates
internal import JOSE

extension ProgrammeMembers {
    /// The object that a whole file holds.
    init(document bytes: Span<UInt8>, known: [String]) throws(ProgrammeError) {
        let limits = StrictJSON.Limits(bytes: Programme.maximumSize, depth: 16, values: 65_536)
        let json: JSON
        do {
            json = try StrictJSON.parse(bytes, limits: limits)
        } catch {
            throw .notJSON(error)
        }
        try self.init(json, at: "", known: known)
    }

    func localizedText(_ name: String) throws(ProgrammeError) -> LocalizedText {
        let value = try required(name, .object)
        let names = try ProgrammeMembers(value, at: place(of: name), known: ["zh", "en"])
        return try names.localizedText()
    }

    /// The members `zh` and `en` of this object itself.
    fileprivate func localizedText() throws(ProgrammeError) -> LocalizedText {
        LocalizedText(zh: try text("zh"), en: try optionalText("en"))
    }

    fileprivate func printedTexts(_ name: String) throws(ProgrammeError) -> [String] {
        try list(name) { value, place throws(ProgrammeError) in
            try value.printedText(at: place)
        }
    }

    func notes() throws(ProgrammeError) -> [String] {
        guard value("notes") != nil else { return [] }
        return try list("notes") { value, place throws(ProgrammeError) in
            try value.text(at: place, atMost: JSON.longestRemark)
        }
    }

    /// The templates of the certificate's sentence in Chinese and in English; `hours` says whether
    /// every certificate of the programme has hours.
    func sentences(
        hours: Bool
    ) throws(ProgrammeError) -> (SentenceTemplate?, SentenceTemplate?) {
        guard let value = value("certificate_sentence") else { return (nil, nil) }
        let reader = try ProgrammeMembers(
            value, at: "certificate_sentence", known: ["zh", "en"])
        let facts = SentenceTemplate.Placeholder.allCases.filter { hours || $0 != .hours }
        return (try reader.sentence("zh", facts), try reader.sentence("en", facts))
    }

    private func sentence(
        _ name: String, _ facts: [SentenceTemplate.Placeholder]
    ) throws(ProgrammeError) -> SentenceTemplate? {
        guard let value = value(name) else { return nil }
        let text = try value.text(at: place(of: name), atMost: JSON.longestSentence)
        guard let template = SentenceTemplate(text),
            facts.contains(.hours) || !template.names(.hours)
        else {
            throw .unfitValue(
                place(of: name), value: value.excerpt, expected: .sentence(facts.map(\.rawValue)))
        }
        return template
    }

    /// The offset of an issuer file: that of China where it names none.
    func utcOffset() throws(ProgrammeError) -> UTCOffset {
        try optionalInteger("utc_offset", in: UTCOffset.range).flatMap {
            UTCOffset(minutes: $0)
        } ?? .china
    }

    /// The seal of an issuer file: one of two kinds, or none.
    func seal() throws(ProgrammeError) -> IssuerProfile.SealSource? {
        guard let value = value("seal") else { return nil }
        let reader = try ProgrammeMembers(value, at: "seal", known: ["image", "path"])
        if let image = reader.value("image"), reader.value("path") == nil {
            return .image(try image.text(at: "seal.image", atMost: JSON.longestText))
        }
        guard let path = reader.value("path"), reader.value("image") == nil else {
            throw .unfitValue(
                "seal", value: value.excerpt, expected: .oneMember(["image", "path"]))
        }
        return .path(try path.pathData(at: "seal.path"))
    }

    func numberPrefix() throws(ProgrammeError) -> String {
        let value = try required("number_prefix", .numberPrefix)
        guard let prefix = value.stringValue, CertificateNumber.isPrefix(prefix) else {
            throw .unfitValue("number_prefix", value: value.excerpt, expected: .numberPrefix)
        }
        return prefix
    }

    func authorities() throws(ProgrammeError) -> [Region] {
        guard value("nominating_authorities") != nil else { return [] }
        return try list("nominating_authorities") { value, place throws(ProgrammeError) in
            let entry = try ProgrammeMembers(value, at: place, known: ["region", "name"])
            let code = try entry.required("region", .regionCode)
            guard let region = code.stringValue.flatMap({ Region(code: $0) }) else {
                throw .unfitValue(
                    entry.place(of: "region"), value: code.excerpt, expected: .regionCode)
            }
            if entry.value("name") != nil { _ = try entry.word("name", of: [region.name.zh]) }
            return region
        }
    }
}

extension Programme.Targets {
    init(_ value: JSON, at path: String) throws(ProgrammeError) {
        let reader = try ProgrammeMembers(
            value, at: path, known: ["trainees_at_least", "manufacturing_percent_at_least"])
        trainees = try reader.optionalInteger("trainees_at_least", in: 1...100_000_000)
        manufacturingPercent = try reader.optionalInteger(
            "manufacturing_percent_at_least", in: 0...100)
    }
}

extension Programme.Deadlines {
    init(_ value: JSON, at path: String) throws(ProgrammeError) {
        let reader = try ProgrammeMembers(
            value, at: path, known: ["regional_contacts", "selection_of_trainees"])
        regionalContacts = try reader.optionalDate("regional_contacts")
        selectionOfTrainees = try reader.optionalDate("selection_of_trainees")
    }
}

extension Programme.CohortWindow {
    init(_ value: JSON, at path: String) throws(ProgrammeError) {
        let reader = try ProgrammeMembers(value, at: path, known: ["from", "to", "assumed"])
        from = try reader.date("from")
        to = try reader.date("to", notBefore: from)
        isAssumed = try reader.truth("assumed")
    }
}

extension Programme.Nomination {
    init(_ value: JSON, at path: String) throws(ProgrammeError) {
        let reader = try ProgrammeMembers(value, at: path, known: ["zh", "en", "by"])
        name = try reader.localizedText()
        let word = try reader.word("by", of: Nominator.allCases.map(\.rawValue))
        by = Nominator(rawValue: word) ?? .institution
    }
}

extension Programme.Track {
    init(_ value: JSON, at path: String) throws(ProgrammeError) {
        let reader = try ProgrammeMembers(
            value, at: path, known: ["code", "zh", "en", "institutions", "partners"])
        code = try reader.text("code")
        name = try reader.localizedText()
        institutions = try reader.printedTexts("institutions")
        partners = try reader.remark("partners")
    }
}

extension Programme.Institution {
    init(_ value: JSON, at path: String) throws(ProgrammeError) {
        let reader = try ProgrammeMembers(value, at: path, known: ["zh", "en", "status"])
        name = try reader.localizedText()
        isSuspended = try reader.word("status", of: ["active", "suspended"]) == "suspended"
    }
}

extension Programme.Assessment {
    init(_ value: JSON, at path: String) throws(ProgrammeError) {
        let reader = try ProgrammeMembers(
            value, at: path, known: ["by", "suspend_lowest", "effect"])
        by = try reader.text("by")
        suspendLowest = try reader.integer("suspend_lowest", in: 0...10_000)
        effect = try reader.remark("effect")
    }
}

extension Programme.Completion {
    init(_ value: JSON, at path: String) throws(ProgrammeError) {
        let reader = try ProgrammeMembers(value, at: path, known: ["outcome", "minimum_hours"])
        outcome = try reader.text("outcome")
        minimumHours = try reader.optionalInteger("minimum_hours", in: 1...9_999)
    }
}
