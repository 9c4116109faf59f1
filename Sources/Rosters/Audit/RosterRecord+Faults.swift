extension RosterRecord {
    /// Why its cells cannot be told apart for sure; nothing of such a record is looked at.
    var shapeFaults: [Finding] {
        var faults: [Finding] = []
        if isBroken { faults.append(Finding(.brokenQuote, line: line, value: "")) }
        if fieldCount != header.fieldCount {
            faults.append(
                Finding(
                    .fieldCount, line: line, value: String(fieldCount),
                    details: [String(header.fieldCount)]))
        }
        return faults
    }
}
