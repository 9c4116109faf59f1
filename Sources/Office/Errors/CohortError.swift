package import Certificates
package import Programmes

/// What is wrong with a cohort, or with the programme and issuer files that it is begun with.
package enum CohortError: Error, Sendable {
    /// `programme.json` has a fault.
    case programme(path: String, ProgrammeError)
    /// `issuer.json` has a fault.
    case issuer(path: String, ProgrammeError)
    /// `issuer.json` or `programme.json` is not what the cohort was begun with.
    case changedSince(path: String, cohort: String)
    /// No cohort has this name.
    case unknown(String, known: [String])
    /// A cohort has this name or number prefix already.
    case exists(name: String, prefix: String)
    /// A cohort was added, and the system refused to make its file that of the workspace.
    case fileNotPlaced(String, path: String, errno: Int32)
    /// The issuer file of a new workspace has another address than the one that was given.
    case issuerIsAnother(path: String, found: IssuerURL, expected: IssuerURL)
    /// Another cohort must have the same issuer.
    case otherIssuer(path: String, expected: String)
    /// Another cohort must have the same offset, by which the days of all certificates are told.
    case otherOffset(path: String, expected: UTCOffset)
}
