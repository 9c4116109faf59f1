internal import JOSE

/// Source: RFC 3339 section 5.6 (`full-date`); a training ends on or after the day it began.
extension LintSubject {
    var datesBreach: String? {
        guard let started = claims.string("started").flatMap(CalendarDate.init(iso:)) else {
            return "started"
        }
        guard let completed = claims.string("completed").flatMap(CalendarDate.init(iso:)),
            started <= completed
        else { return "completed" }
        return nil
    }
}
