/// A public fact of a certificate, by the name that it has in the JSON form of a ``Verdict``.
package enum PublicFact: String, Sendable, CaseIterable {
    case number
    case name
    case programme
    case cohort
    case track
    case institution
    case started
    case completed
    case hours
    case issuer
    case issuedAt = "issued_at"
    case status

    /// The claim of the token that says it.
    package var claim: String {
        switch self {
        case .issuer: "iss"
        case .issuedAt: "iat"
        case .number, .name, .programme, .cohort, .track, .institution, .started, .completed,
            .hours, .status:
            rawValue
        }
    }

    /// Whether every certificate has it.
    package var isMandatory: Bool { self != .hours }
}
