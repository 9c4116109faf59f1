/// What the audit can find. The raw values are stable; the comments say what a finding's `value`
/// and `details` hold where it is not the cell and nothing.
public enum FindingCode: String, Sendable, Hashable, CaseIterable {
    // Faults.

    /// Too many or too few cells. Value: how many there are; details: how many there should be.
    case fieldCount = "field_count"
    /// Text after the closing quote of a cell. Value: nothing.
    case brokenQuote = "broken_quote"
    /// A required cell is empty.
    case missing
    /// Too long a text. Details: the greatest number of characters.
    case textTooLong = "text_too_long"
    /// A control, bidi or zero-width character, or a space that only looks like one. Details: the
    /// character as `U+202E`.
    case badCharacter = "bad_character"
    /// A character was lost when the file was saved: `?`, `□`, `〓` or U+FFFD stands for it.
    case lostCharacter = "lost_character"
    /// The row's ID number, or eight characters of it, stand in a text that everybody reads. Value: the
    /// text, which without a column is the programme's.
    case idNumberInText = "id_number_in_text"
    /// The enterprise's credit code stands in a text that everybody reads. Value: as before.
    case creditCodeInText = "credit_code_in_text"
    /// A spreadsheet destroyed the number (4.40524E+17, or the last digits became 000).
    case destroyedNumber = "destroyed_number"
    /// No such type of document. Details: the types.
    case idTypeUnknown = "id_type_unknown"
    /// The number cannot be one of its type. Details: the type.
    case idMalformed = "id_malformed"
    /// A resident ID's check character is wrong.
    case idCheck = "id_check"
    /// A resident ID's province is unknown. Details: the two digits.
    case idProvince = "id_province"
    /// A resident ID's day of birth is not in the calendar. Details: the eight digits.
    case idDate = "id_date"
    /// The day of birth lies after the day of completion. Details: both days.
    case idFuture = "id_future"
    /// The person stands in the roster twice. Details: the line of the first time.
    case duplicatePerson = "duplicate_person"
    /// The person has a certificate of the cohort from another roster. Details: its number.
    case alreadyCertified = "already_certified"
    /// Not the form of a credit code.
    case creditCodeMalformed = "credit_code_malformed"
    /// A credit code's check character is wrong.
    case creditCodeCheck = "credit_code_check"
    /// A credit code's department has no such category. Details: both characters.
    case creditCodeCategory = "credit_code_category"
    /// No code of GB/T 4754-2017.
    case industryUnknown = "industry_unknown"
    /// No region by code or name.
    case regionUnknown = "region_unknown"
    /// Not a track of the programme. Details: the tracks.
    case trackUnknown = "track_unknown"
    /// Not an institution of the programme.
    case institutionUnknown = "institution_unknown"
    /// The institution does not teach the track. Details: the tracks that it teaches.
    case institutionNotInTrack = "institution_not_in_track"
    /// The institution is suspended.
    case institutionSuspended = "institution_suspended"
    /// Not a way of nomination of the programme. Details: the ways.
    case nominationUnknown = "nomination_unknown"
    /// Not a day in one of the three notations.
    case dateMalformed = "date_malformed"
    /// The training ends before it starts. Details: the first day.
    case datesReversed = "dates_reversed"
    /// The training starts before the cohort's window. Details: the window's first and last day.
    case beforeCohort = "before_cohort"
    /// The training ends after the cohort's window. Details: the window's first and last day.
    case afterCohort = "after_cohort"
    /// Not an integer from 1 to 9,999.
    case hoursMalformed = "hours_malformed"
    /// Fewer hours than the programme's minimum. Details: the minimum.
    case hoursTooFew = "hours_too_few"
    /// The certificate would not fit its QR code. Value: the token's length; details: the limit.
    case tooLong = "too_long"

    // Warnings.

    /// A column that nobody knows. Value: its header.
    case unknownColumn = "unknown_column"
    /// Digits, stray punctuation or padding spaces in a name.
    case nameOdd = "name_odd"
    /// A character for private use, which fonts cannot be expected to have. Details: `U+E000`.
    case privateCharacter = "private_character"
    /// Younger than 18 or older than 80 at the start. Details: the age in years.
    case ageOdd = "age_odd"
    /// A passport number of an unusual form.
    case passportForm = "passport_form"
    /// The credit code is not an enterprise's. Details: its first two characters.
    case notEnterprise = "not_enterprise"
    /// The credit code was given in another region. Value: the region; details: the division.
    case regionMismatch = "region_mismatch"
    /// Recommended by an authority, but the region has none. Value: the region.
    case noAuthority = "no_authority"
    /// A training of unusual length. Value: its months; details: the programme's.
    case durationOdd = "duration_odd"
    /// An outcome that is none of the usual words; it counts as not completed.
    case outcomeUnknown = "outcome_unknown"

    // Notes.

    /// The cell was read as something else. Details: as what.
    case normalised
    /// The programme does not count hours, so they do not stand on certificates. Value: the header.
    case hoursNotPrinted = "hours_not_printed"

    /// How bad it is.
    public var severity: Finding.Severity {
        switch self {
        case .unknownColumn, .nameOdd, .privateCharacter, .ageOdd, .passportForm, .notEnterprise,
            .regionMismatch, .noAuthority, .durationOdd, .outcomeUnknown:
            .warning
        case .normalised, .hoursNotPrinted: .note
        case .fieldCount, .brokenQuote, .missing, .textTooLong, .badCharacter, .lostCharacter,
            .idNumberInText, .creditCodeInText, .destroyedNumber, .idTypeUnknown, .idMalformed,
            .idCheck, .idProvince, .idDate, .idFuture, .duplicatePerson, .alreadyCertified,
            .creditCodeMalformed, .creditCodeCheck, .creditCodeCategory, .industryUnknown,
            .regionUnknown, .trackUnknown, .institutionUnknown, .institutionNotInTrack,
            .institutionSuspended, .nominationUnknown, .dateMalformed, .datesReversed,
            .beforeCohort, .afterCohort, .hoursMalformed, .hoursTooFew, .tooLong:
            .fault
        }
    }

    /// Where the code stands in `allCases`.
    static let ordinals = Dictionary(uniqueKeysWithValues: zip(allCases, allCases.indices))
}
