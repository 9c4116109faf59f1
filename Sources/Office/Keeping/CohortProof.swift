internal import Certificates
internal import JOSE
internal import Programmes
internal import Registry
internal import Signing

/// Proves the certificates of a cohort against its files, its keys and its events.
struct CohortProof: Sendable {
    let cohort: Cohort
    private let programme: Programme?
    private let issuer: IssuerURL?
    private let keys: [KeyID: TrustedKey]
    /// Whose list has which number.
    private let lists: [Int: IssuerURL]
    private let replay: Replay

    init(_ cohort: Cohort, _ trust: TrustList, _ lists: [StatusListRecord], _ replay: Replay) {
        (self.cohort, self.replay) = (cohort, replay)
        programme = try? Programme(json: cohort.record.programme.span)
        issuer = try? IssuerProfile(json: cohort.record.issuer.span).url
        self.lists = Dictionary(lists.map { ($0.number, $0.issuer) }) { first, _ in first }
        let certificateKeys = trust.keys.filter { $0.use == .certificate }
        keys = Dictionary(certificateKeys.map { ($0.keyID, $0) }) { first, _ in first }
    }

    /// What the cohort's files say otherwise than its row, or than the lists that are its issuer's.
    var faults: [RegistryFault] {
        guard let programme, issuer != nil else {
            return [RegistryFault(.cohort, cohort.record.prefix)]
        }
        let holds =
            programme.cohort.utf8.elementsEqual(cohort.record.name.utf8)
            && programme.numberPrefix.utf8.elementsEqual(cohort.record.prefix.utf8)
        return holds ? [] : [RegistryFault(.cohort, cohort.record.prefix, .name)]
    }

    func isOwn(_ list: StatusListRecord) -> Bool { list.issuer == issuer }

    func faults(of issuing: RecordedIssuing) -> [RegistryFault] {
        issuing.faults(replay) + faults(ofToken: issuing.certificate)
    }

    /// The token must verify, say what the row says, and have all of its private facts or none.
    private func faults(ofToken row: IssuedCertificate) -> [RegistryFault] {
        let number = row.number.description
        guard let programme, let issuer else { return [] }
        guard let key = KeyID(row.keyID).flatMap({ keys[$0] }) else {
            return [RegistryFault(.token, number, .unknownKey(row.keyID))]
        }
        guard let token = try? UnverifiedToken(row.privateToken.utf8.span) else {
            return [RegistryFault(.token, number, .unreadableToken)]
        }
        do throws(AttestationError) {
            let said = try Attestation(token, signedBy: key.publicKey)
            return differences(said, row, programme, issuer).map {
                RegistryFault(.token, number, .otherwise($0))
            } + missingFacts(said, number)
        } catch {
            let code = error == .disclosures ? RegistryFault.Code.disclosures : .token
            return [RegistryFault(code, number, .attestation(error))]
        }
    }

    private func differences(
        _ said: Attestation, _ row: IssuedCertificate, _ programme: Programme,
        _ issuer: IssuerURL
    ) -> [RegistryFault.Statement] {
        let expected = CompletionCertificate(
            number: row.number.description, name: row.name, programme: programme.title.zh,
            cohort: programme.cohort, track: row.track, institution: row.institution,
            started: row.started, completed: row.completed, hours: row.hours)
        let status = StatusReference(
            uri: issuer.statusList(Int(row.slot.list)), index: Int(row.slot.index))
        let holds: [(RegistryFault.Statement, Bool)] = [
            (.certificate, said.certificate == expected), (.statusEntry, said.status == status),
            (.issuerOfStatusList, lists[Int(row.slot.list)] == issuer),
            (.issuedAt, said.issuedAt == row.issuedAt),
            (.issuer, said.issuer.hasSameBytes(as: issuer.description)),
            (.type, said.type.hasSameBytes(as: issuer.certificateType)),
        ]
        return holds.filter { !$0.1 }.map(\.0)
    }

    private func missingFacts(_ said: Attestation, _ number: String) -> [RegistryFault] {
        said.hiddenFacts > 0 && !replay.isPurged(number)
            ? [RegistryFault(.disclosures, number, .factsMissing)] : []
    }
}
