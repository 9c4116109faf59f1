internal import Certificates
internal import Registry
internal import Signing

extension IssueRun {
    /// The certificates of a chunk, and the rows of it that none can be made for.
    struct SignedChunk {
        fileprivate(set) var records: [CertificateRecord] = []
        fileprivate(set) var refused: [Issue.Refusal] = []
    }

    /// Signs the rows of a chunk; nothing is stored. The first one takes the place `start` of the
    /// allocation.
    ///
    /// A row whose certificate breaks a rule ends the run, or with `--partial` is left out: the others
    /// are signed anew then, so that no number is passed over.
    func sign(
        _ rows: [RosterRow], _ allocation: Allocation, from start: Int
    ) async throws(OfficeError) -> SignedChunk {
        var (rows, chunk) = (rows, SignedChunk())
        while !rows.isEmpty {
            let results = try await signed(Array(zip(start..., rows)), allocation)
            let refused = results.compactMap(\.refusal)
            guard let first = refused.first else {
                chunk.records = results.compactMap(\.record)
                try proveFirst(of: chunk.records)
                return chunk
            }
            guard partial else { throw .issuing(line: first.line, .lint(first.findings)) }
            chunk.refused += refused
            rows = zip(rows, results).filter { $1.refusal == nil }.map(\.0)
        }
        return chunk
    }

    /// What becomes of a row.
    private enum Signed: Sendable {
        case record(CertificateRecord)
        case refusal(Issue.Refusal)

        var record: CertificateRecord? {
            if case .record(let record) = self { record } else { nil }
        }
        var refusal: Issue.Refusal? {
            if case .refusal(let refusal) = self { refusal } else { nil }
        }
    }

    /// Signs on every core.
    private func signed(
        _ places: [(Int, RosterRow)], _ allocation: Allocation
    ) async throws(OfficeError) -> [Signed] {
        let issuer = Issuer(url: cohort.issuer.url, key: key.publicKey)
        return try await Parallel.mapParts(places) { part throws(OfficeError) in
            let signer = try self.workspace.signer(self.key)
            var results: [Signed] = []
            results.reserveCapacity(part.count)
            for (place, row) in part {
                let seat = try self.seat(place, allocation)
                results.append(try self.certify(row, seat, issuer, signer))
            }
            return results
        }
    }

    /// One signature of each chunk is checked: a key that signs wrongly is found at once.
    private func proveFirst(of records: [CertificateRecord]) throws(OfficeError) {
        guard let first = records.first, let jws = try? JWS(compact: first.jwt.utf8.span),
            jws.isSigned(by: key.publicKey)
        else { throw .signatureDoesNotHold }
    }

    /// What a certificate gets from the allocation.
    struct Seat {
        let number: CertificateNumber
        let slot: StatusSlot
        let status: StatusReference
    }

    private func seat(_ place: Int, _ allocation: Allocation) throws(OfficeError) -> Seat {
        try workspace.registered { () throws(RegistryError) in
            Seat(
                number: try allocation.number(at: place), slot: allocation.slot(at: place),
                status: allocation.status(at: place))
        }
    }

    private func certify(
        _ row: RosterRow, _ seat: Seat, _ issuer: Issuer, _ signer: borrowing Signer
    ) throws(OfficeError) -> Signed {
        let certificate = row.certificate(
            number: seat.number.description, programme: cohort.programme)
        do throws(IssuingError) {
            let token = try issuer.issue(
                certificate, to: row.graduate(), status: seat.status, at: now, signer: signer,
                random: .system)
            return .record(record(row, seat, certificate, token))
        } catch .lint(let findings) {
            return .refusal(Issue.Refusal(line: row.line, findings: findings))
        } catch {
            throw .issuing(line: row.line, error)
        }
    }

    private func record(
        _ row: RosterRow, _ seat: Seat, _ certificate: CompletionCertificate, _ token: IssuedToken
    ) -> CertificateRecord {
        CertificateRecord(
            number: seat.number, slot: seat.slot, person: secret.person(row.document),
            approval: approval.id, line: row.line, name: certificate.name,
            track: certificate.track, institution: certificate.institution,
            started: certificate.started, completed: certificate.completed,
            hours: certificate.hours, figures: CertificateRecord.Figures(row), issuedAt: now,
            keyID: key.publicKey.keyID, jwt: token.jwt, disclosures: token.disclosures)
    }
}
