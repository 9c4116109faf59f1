/// What a verifier asks of a status list beyond what the list says of itself.
public struct VerificationPolicy: Sendable, Equatable {
    /// The most seconds since a status list was signed; nil where its own `exp` is enough.
    public var maximumStatusAge: Int64?
    /// Whether to show the last known status of a list that is out of date. The verdict stays
    /// undetermined.
    public var acceptStale: Bool

    /// A policy; by default the list's own dates decide.
    public init(maximumStatusAge: Int64? = nil, acceptStale: Bool = false) {
        (self.maximumStatusAge, self.acceptStale) = (maximumStatusAge, acceptStale)
    }
}
