internal import Certificates
internal import Registry
internal import Rosters
internal import Signing

/// Who has a certificate of the cohort already. The registry knows a person by an HMAC of the
/// identity document only, so this needs the secret under which it is made.
struct Persons: Sendable {
    private let secret: SecretKey
    private let standings: Standings
    private let ownApprovals: Set<Int64>

    /// Certificates that were issued under `ownApprovals` do not count: they come from the roster
    /// that is looked at.
    init(secret: SecretKey, standings: Standings, ownApprovals: Set<Int64> = []) {
        (self.secret, self.standings) = (secret, standings)
        self.ownApprovals = ownApprovals
    }

    /// The number of the certificate that this person has from another roster.
    func certified(_ document: IdentityDocument) -> String? {
        guard let standing = standings[secret.person(document)],
            !ownApprovals.contains(standing.approval)
        else { return nil }
        return standing.number.description
    }
}

extension SecretKey {
    /// The key under which the registry knows the holder of an identity document.
    func person(_ document: IdentityDocument) -> PersonKey {
        let code = authenticationCode(for: document.canonicalBytes.span)
        guard let person = PersonKey(code) else {
            preconditionFailure("HMAC-SHA-256 is 32 bytes")
        }
        return person
    }
}
