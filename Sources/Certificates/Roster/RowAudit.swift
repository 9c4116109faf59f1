/// The check of one row; the rules are in the folder Rules.
struct RowAudit {
    let record: RosterRecord
    let rules: AuditRules
    private(set) var findings: [Finding] = []
    private(set) var hasFault = false
    /// Whether the row is of somebody who completed; so is one that does not say.
    private(set) var isCompleted = true
    var facts = RowFacts()

    init(_ record: RosterRecord, _ rules: AuditRules) {
        (self.record, self.rules) = (record, rules)
    }

    /// Applies every rule. Of somebody who did not complete only the person is looked at.
    mutating func check() {
        guard hasRightShape() else { return }
        isCompleted = checkOutcome()
        checkName()
        checkDocument()
        if isCompleted {
            checkEnterprise()
            checkCreditCode()
            checkIndustry()
            checkRegion()
            checkTitle()
            checkTraining()
            checkNomination()
            checkDates()
            checkHours()
            checkBirth()
        } else {
            lookUpFigures()
        }
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
                code, severity, line: record.line, column: column, value: value, details: details))
    }

    /// Notes a finding about a whole cell.
    mutating func find(_ code: FindingCode, _ column: RosterColumn, _ details: [String] = []) {
        find(code, column, record.text(column), details)
    }

    /// A cell that may not be empty.
    mutating func required(_ column: RosterColumn) -> ArraySlice<UInt8>? {
        let cell = record.cell(column)
        if cell.isEmpty { find(.missing, column) }
        return cell.isEmpty ? nil : cell
    }

    private mutating func hasRightShape() -> Bool {
        if record.isBroken { find(.brokenQuote, nil, "") }
        if record.fieldCount != record.header.fieldCount {
            find(
                .fieldCount, nil, String(record.fieldCount), [String(record.header.fieldCount)])
        }
        return !hasFault
    }

    /// What the figures need of a row that is not checked.
    private mutating func lookUpFigures() {
        facts.track = rules.tracks[record.cell(.track)]
        facts.institution = rules.institutions[record.cell(.institution)]
        facts.nomination = rules.nominations[record.cell(.nomination)]
        facts.region = Region(record.cell(.region))
        facts.industry = Industry(record.cell(.industry))
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
    var hours: Int?

    /// The row that these are the facts of, or nil where some are missing.
    func row(line: Int, _ rules: AuditRules) -> RosterRow? {
        guard let name, let document, let enterprise, let creditCode, let industry, let region,
            let track, let institution, let nomination, let started, let completed
        else { return nil }
        return RosterRow(
            line: line, name: name, document: document, enterprise: enterprise,
            creditCode: creditCode, industry: industry, region: region, title: title,
            track: rules.programme.tracks[track].name.zh,
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
