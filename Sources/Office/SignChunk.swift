internal import Certificates
internal import Registry
internal import Signing

extension IssueRun {
    /// Signs the rows of a chunk on every core; nothing is stored. The first one takes the place
    /// `start` of the allocation.
    func sign(
        _ rows: [RosterRow], _ allocation: Allocation, from start: Int
    ) async throws(OfficeError) -> [CertificateRecord] {
        let issuer = Issuer(url: cohort.issuer.url, key: key.publicKey)
        let places = Array(zip(start..., rows))
        let records = try await Parallel.mapParts(places) { part throws(OfficeError) in
            let signer = try self.workspace.signer(self.key)
            var records: [CertificateRecord] = []
            records.reserveCapacity(part.count)
            for (place, row) in part {
                let seat = try self.seat(place, allocation)
                records.append(try self.certify(row, seat, issuer, signer))
            }
            return records
        }
        // One signature of each chunk is checked: a key that signs wrongly is found at once.
        guard let first = records.first, let jws = try? JWS(compact: first.jwt.utf8.span),
            jws.isSigned(by: key.publicKey)
        else { throw .signatureDoesNotHold }
        return records
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
    ) throws(OfficeError) -> CertificateRecord {
        let certificate = row.certificate(
            number: seat.number.description, programme: cohort.programme)
        do throws(IssuingError) {
            let token = try issuer.issue(
                certificate, to: row.graduate(), status: seat.status, at: now, signer: signer,
                random: .system)
            return record(row, seat, certificate, token)
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
            hours: certificate.hours,
            figures: .init(
                region: row.region.code, industry: row.industry.code, nomination: row.nomination,
                manufacturing: row.industry.isManufacturing),
            issuedAt: now, keyID: key.publicKey.keyID, jwt: token.jwt,
            disclosures: token.disclosures)
    }
}
