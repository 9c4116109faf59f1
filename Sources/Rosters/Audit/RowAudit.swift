internal import Certificates
internal import Programmes

/// The check of one row; the rules are in the extensions beside, one file a subject.
struct RowAudit {
    let row: DraftRow
    let rules: AuditRules
    private(set) var findings: [Finding] = []
    private(set) var hasFault = false
    /// Whether the row is of somebody who completed; so is one that does not say.
    private(set) var isCompleted = true
    var facts = RowFacts()

    init(_ row: DraftRow, _ rules: AuditRules) {
        (self.row, self.rules) = (row, rules)
    }

    /// Applies every rule. Of somebody who did not complete only the person is looked at.
    mutating func check() {
        isCompleted = checkOutcome()
        checkName()
        checkDocument()
        if isCompleted {
            checkEnterprise()
            checkCreditCode()
            checkIndustry()
            checkRegion()
            checkTitle()
            checkPlaces()
            checkNomination()
            checkDates()
            checkHours()
            checkBirth()
            checkPublicTexts()
        } else {
            lookUpFigures()
        }
    }

    /// Applies the rules that need neither a person's document nor anything else that is private.
    mutating func checkTraining() {
        checkName()
        checkPlaces()
        checkNomination()
        checkDates()
        checkHours()
    }

    /// Notes a finding.
    mutating func find(
        _ code: FindingCode, _ column: RosterColumn?, _ value: String, _ details: [String] = []
    ) {
        var severity = code.severity
        if !isCompleted, severity == .fault, code != .duplicatePerson { severity = .warning }
        if severity == .fault { hasFault = true }
        findings.append(
            Finding(
                code, severity, line: row.line, column: column, value: value, details: details))
    }

    /// Notes a finding about a whole cell.
    mutating func find(_ code: FindingCode, _ column: RosterColumn, _ details: [String] = []) {
        find(code, column, row.text(column), details)
    }

    /// A cell that may not be empty.
    mutating func required(_ column: RosterColumn) -> ArraySlice<UInt8>? {
        let cell = row.cell(column)
        if cell.isEmpty { find(.missing, column) }
        return cell.isEmpty ? nil : cell
    }

    /// What the figures need of a row that is not checked.
    private mutating func lookUpFigures() {
        facts.track = rules.tracks[row.cell(.track)]
        facts.institution = rules.institutions[row.cell(.institution)]
        facts.nomination = rules.nominations[row.cell(.nomination)]
        facts.region = Region(row.cell(.region))
        facts.industry = Industry(row.cell(.industry))
    }
}

/// What the rules have read in a row so far.
struct RowFacts {
    var name: String?
    var document: IdentityDocument?
    var born: CalendarDate?
    var enterprise: String?
    var creditCode: CreditCode?
    var industry: Industry?
    var region: Region?
    var title: String?
    /// Positions in the programme's lists.
    var track: Int?
    var institution: Int?
    var nomination: Int?
    var started: CalendarDate?
    var completed: CalendarDate?
    package var hours: Int?

    /// The row that these are the facts of, or nil where some are missing.
    func row(line: Int, _ rules: AuditRules) -> RosterRow? {
        guard let training = training(rules), let document, let enterprise, let creditCode,
            let industry, let region
        else { return nil }
        return RosterRow(
            line: line, training: training, document: document, enterprise: enterprise,
            creditCode: creditCode, industry: industry, region: region, title: title)
    }

    /// What they say of the training, or nil where something is missing.
    func training(_ rules: AuditRules) -> CompletedTraining? {
        guard let name, let track, let institution, let nomination, let started, let completed
        else { return nil }
        return CompletedTraining(
            name: name, track: rules.programme.tracks[track].name.zh,
            institution: rules.programme.institutions[institution].name.zh,
            nomination: rules.programme.nominations[nomination].name.zh,
            started: started, completed: completed, hours: hours)
    }
}

extension Finding {
    init(
        _ code: FindingCode, _ severity: Severity? = nil, line: Int, column: RosterColumn? = nil,
        value: String, details: [String] = []
    ) {
        self.init(
            code: code, severity: severity ?? code.severity, line: line, column: column,
            value: value.cut(to: 100), details: details)
    }
}

extension String {
    /// The first so many characters, and an ellipsis where there are more.
    fileprivate func cut(to count: Int) -> String {
        guard utf8.count > count, unicodeScalars.count > count else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.prefix(count))) + "…"
    }
}
