internal import Certificates
internal import Programmes

extension RowAudit {
    mutating func checkDates() {
        facts.started = date(.started)
        facts.completed = date(.completed)
        let window = rules.programme.window
        let days = [window.from.description, window.to.description]
        if let started = facts.started, started < window.from {
            find(.beforeCohort, .started, days)
        }
        if let completed = facts.completed, completed > window.to {
            find(.afterCohort, .completed, days)
        }
        guard let started = facts.started, let completed = facts.completed else { return }
        if completed < started {
            find(.datesReversed, .completed, [started.description])
        } else {
            checkDuration(completed.daysSinceEpoch - started.daysSinceEpoch + 1)
        }
    }

    /// A quarter more or less than the programme's duration is usual.
    private mutating func checkDuration(_ days: Int) {
        let expected = Double(rules.programme.durationMonths) * Self.daysOfMonth
        guard abs(Double(days) - expected) > expected / 4 else { return }
        let months = Int((Double(days) / Self.daysOfMonth).rounded())
        find(.durationOdd, .completed, String(months), [String(rules.programme.durationMonths)])
    }

    private static let daysOfMonth = 365.25 / 12

    private mutating func date(_ column: RosterColumn) -> CalendarDate? {
        guard let cell = requiredCode(column) else { return nil }
        guard let date = CalendarDate(rosterCell: cell) else {
            find(.dateMalformed, column)
            return nil
        }
        return date
    }

    mutating func checkHours() {
        let cell = code(.hours)
        let minimum = rules.programme.completion.minimumHours
        guard !cell.isEmpty else {
            if minimum != nil { find(.missing, .hours) }
            return
        }
        guard let hours = decimal(cell), (1...9_999).contains(hours) else {
            return find(.hoursMalformed, .hours)
        }
        facts.hours = hours
        if let minimum, hours < minimum { find(.hoursTooFew, .hours, [String(minimum)]) }
    }
}

extension CalendarDate {
    /// Reads `2020-10-15`, `2020/10/15` or `2020年10月15日`, month and day with one digit or two, and
    /// takes no offence at the midnight that spreadsheets put behind a day.
    init?(rosterCell text: ArraySlice<UInt8>) {
        let year = text.prefix(4)
        guard year.count == 4, let separators = Self.separators(text.dropFirst(4)) else {
            return nil
        }
        var rest = text.dropFirst(4)
        guard let month = Self.number(&rest, between: separators.0, and: separators.1),
            let day = Self.number(&rest, between: separators.1, and: separators.2),
            rest.isEmpty || rest.isMidnight, let year = decimal(year)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private static func separators(_ rest: ArraySlice<UInt8>) -> (String, String, String)? {
        switch rest.first {
        case UInt8(ascii: "-"): ("-", "-", "")
        case UInt8(ascii: "/"): ("/", "/", "")
        case 0xE5: ("年", "月", "日")
        default: nil
        }
    }

    /// Takes one or two digits between two separators from the beginning of `rest`, but leaves the
    /// second separator where the next number needs it.
    private static func number(
        _ rest: inout ArraySlice<UInt8>, between first: String, and second: String
    ) -> Int? {
        guard rest.starts(with: first.utf8) else { return nil }
        rest = rest.dropFirst(first.utf8.count)
        let digits = rest.prefix(while: isDigit)
        rest = rest.dropFirst(digits.count)
        guard (1...2).contains(digits.count), rest.starts(with: second.utf8) else { return nil }
        if second == "日" { rest = rest.dropFirst(second.utf8.count) }
        return decimal(digits)
    }
}

extension ArraySlice<UInt8> {
    /// ` 0:00`, ` 00:00:00` and the like.
    fileprivate var isMidnight: Bool {
        guard let first, first == UInt8(ascii: " ") || first == UInt8(ascii: "T") else {
            return false
        }
        let parts = dropFirst().split(
            separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        return (2...3).contains(parts.count)
            && parts.allSatisfy { (1...2).contains($0.count) && decimal($0) == 0 }
    }
}
