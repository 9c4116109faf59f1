/// Why an assessment is not recorded.
package enum AssessmentError: Error, Sendable {
    /// The programme of this cohort has none.
    case noAssessment(cohort: String)
    /// The institutions at the border of suspension have one score: the office has to decide.
    case tie(score: Int, institutions: [String], places: Int)
}
