package import Printing

/// Why certificates are not printed.
package enum PrintFailure: Error, Sendable {
    /// A certificate cannot be printed.
    case certificate(PrintingError)
    /// The trial before a cohort begins could not print, and no text of the programme is at fault.
    case trial(PrintingError)
    /// No certificate of a cohort can be printed, whoever it is for.
    case form(FormFault)
    /// A seal is a file with a drawing that cannot be drawn.
    case drawing(path: String, DrawingFault)
    /// Names cannot be printed, and `--partial` was not given; `isOnly` where nothing else was to be
    /// printed.
    case unprintable(UnprintableNames, isOnly: Bool)
    /// A font that certificates are printed with is not installed.
    case fontNotThere(path: String, package: String)
    /// Certificates of several cohorts cannot stand in one print file.
    case severalCohorts
    /// No certificate is there to be printed.
    case nothingToPrint
}
