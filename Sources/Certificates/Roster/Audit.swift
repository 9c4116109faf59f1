/// Checks a roster row by row and finds everything that is wrong with each.
///
/// One pass; what it keeps of a row is 16 bytes for the person and the line's number.
public struct Audit: Sendable {
    private let rules: AuditRules
    private let tokenLength: @Sendable (CompletionCertificate) -> Int
    private let certified: (@Sendable (IdentityDocument) -> String?)?
    private var firstLines: [UInt128: UInt32] = [:]
    private var tally: AuditTally

    /// An audit by the rules of a programme.
    ///
    /// - Parameters:
    ///   - programme: the programme and cohort that the roster belongs to.
    ///   - tokenLength: the length at most of a certificate's token with nothing disclosed.
    ///   - certified: the number of the certificate of this cohort that a person has from another
    ///     roster.
    public init(
        programme: Programme,
        tokenLength: @escaping @Sendable (CompletionCertificate) -> Int,
        certified: (@Sendable (IdentityDocument) -> String?)? = nil
    ) {
        rules = AuditRules(programme)
        (self.tokenLength, self.certified) = (tokenLength, certified)
        tally = AuditTally(programme)
    }

    /// Checks the header, once, before the rows.
    public mutating func check(_ header: RosterHeader) -> [Finding] {
        var findings = header.unknown.map { name in
            Finding(.unknownColumn, line: header.line, value: name)
        }
        if header.columns.contains(.hours), rules.programme.completion.minimumHours == nil {
            findings.append(
                Finding(
                    .hoursNotPrinted, line: header.line, column: .hours,
                    value: RosterColumn.hours.header))
        }
        tally.add(findings)
        return findings
    }

    /// Checks a row of a file.
    public mutating func check(_ record: RosterRecord) -> AuditedRow {
        let faults = record.shapeFaults
        guard faults.isEmpty else {
            tally.add(RowFacts(), .faulty, faults)
            return AuditedRow(line: record.line, findings: faults, outcome: .faulty)
        }
        return check(record.draft)
    }

    /// Checks a row.
    public mutating func check(_ draft: DraftRow) -> AuditedRow {
        var row = RowAudit(draft, rules)
        row.check()
        if let document = row.facts.document { checkPerson(document, &row) }
        let outcome = outcome(of: &row)
        tally.add(row.facts, outcome, row.findings)
        return AuditedRow(line: draft.line, findings: row.findings, outcome: outcome)
    }

    /// Checks what a row says of the training, where nothing private is known of the person any more:
    /// the rules that need it do not run, and the row counts in no figure.
    public func checkTraining(of draft: DraftRow) -> AuditedTraining {
        var row = RowAudit(draft, rules)
        row.checkTraining()
        let training = row.hasFault ? nil : row.facts.training(rules)
        let fits = training.map { isShortEnough($0, &row) } ?? false
        return AuditedTraining(findings: row.findings, training: fits ? training : nil)
    }

    /// What the audit found so far, in figures.
    public func report() -> AuditReport {
        AuditReport(tally, rules.programme)
    }

    private mutating func checkPerson(_ document: IdentityDocument, _ row: inout RowAudit) {
        let line = UInt32(clamping: row.row.line)
        if let first = firstLines.updateValue(line, forKey: document.key) {
            firstLines[document.key] = first
            row.find(.duplicatePerson, .idNumber, document.number, [String(first)])
        } else if row.isCompleted, let number = certified?(document) {
            row.find(.alreadyCertified, .idNumber, document.number, [number])
        }
    }

    private func outcome(of row: inout RowAudit) -> AuditedRow.Outcome {
        if row.hasFault { return .faulty }
        guard row.isCompleted else { return .notCompleted }
        guard let complete = row.facts.row(line: row.row.line, rules) else { return .faulty }
        return isShortEnough(complete.training, &row) ? .issuable(complete) : .faulty
    }

    /// Whether the certificate fits its QR code.
    private func isShortEnough(_ training: CompletedTraining, _ row: inout RowAudit) -> Bool {
        let length = tokenLength(
            training.certificate(number: rules.longestNumber, programme: rules.programme))
        guard length > Issuer.maximumLength else { return true }
        row.find(.tooLong, nil, String(length), [String(Issuer.maximumLength)])
        return false
    }
}

/// A row and what the audit found in it.
public struct AuditedRow: Sendable {
    /// What becomes of a row.
    public enum Outcome: Sendable, Equatable {
        /// A certificate can be issued.
        case issuable(RosterRow)
        /// The trainee did not complete and gets no certificate.
        case notCompleted
        /// Something has to be mended first.
        case faulty
    }

    /// The line where the row begins, from 1.
    public let line: Int
    /// What was found, nothing in most rows.
    public let findings: [Finding]
    /// What becomes of the row.
    public let outcome: Outcome
}

/// What a row says of a training, and what the audit found in that.
public struct AuditedTraining: Sendable {
    /// What was found.
    public let findings: [Finding]
    /// The training, or nil where something has to be mended first.
    public let training: CompletedTraining?
}
