package import Certificates
internal import GRDB

extension Registry {
    /// The certificate with this number, or nil.
    package func certificate(
        numbered number: CertificateNumber
    ) throws(RegistryError) -> IssuedCertificate? {
        try read { database in
            let sql = IssuedCertificate.select + " WHERE c.number = ?"
            let row = try Row.fetchOne(database, sql: sql, arguments: [number.description])
            return try row.map { try IssuedCertificate($0) }
        }
    }

    /// The certificates of a cohort after this number, in the order of numbers: a page of them, and
    /// none at the end.
    package func page(
        of cohort: Int64, after number: CertificateNumber?
    ) throws(RegistryError) -> [IssuedCertificate] {
        let range = try Serial.identities(of: cohort)
        let last = range.lowerBound - 1 + Int64(number?.serial ?? 0)
        return try certificates(after: last, upTo: range.upperBound)
    }

    func certificates(
        after last: Int64, upTo end: Int64
    ) throws(RegistryError) -> [IssuedCertificate] {
        try certificates(where: "c.id > ? AND c.id <= ?", [last, end])
    }

    /// A page of certificates that fulfil a condition, in the order of numbers.
    func certificates(
        where condition: String, _ arguments: StatementArguments
    ) throws(RegistryError) -> [IssuedCertificate] {
        try read { database in
            let sql =
                IssuedCertificate.select + " WHERE \(condition) ORDER BY c.id LIMIT \(Self.page)"
            let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
            var certificates: [IssuedCertificate] = []
            certificates.reserveCapacity(Self.page)
            while let row = try rows.next() { certificates.append(try IssuedCertificate(row)) }
            return certificates
        }
    }
}

extension IssuedCertificate {
    fileprivate static let select = """
        SELECT c.cohort, c.status, c.number, c.status_list, c.status_index, c.person, c.approval,
            c.line, c.name, c.track, c.institution, c.started, c.completed, c.hours, c.region,
            c.industry, c.nomination, c.manufacturing, c.issued_at, c.key_id, t.jwt, d.encoded
        FROM certificate c
            LEFT JOIN token t ON t.certificate = c.id
            LEFT JOIN disclosure d ON d.certificate = c.id
        """

    fileprivate init(_ row: Row) throws {
        var fields = Fields(row)
        cohort = try fields.cohort()
        status = try fields.status()
        var record = CertificateRecord(
            number: try fields.number(), slot: try fields.slot(), person: try fields.person(),
            approval: try fields.integer(), line: try fields.optionalInteger().map(Int.init),
            name: try fields.text(), track: try fields.text(), institution: try fields.text(),
            started: try fields.date(), completed: try fields.date(),
            hours: try fields.optionalInteger().map(Int.init),
            figures: CertificateRecord.Figures(
                region: try fields.optionalText(), industry: try fields.optionalText(),
                nomination: try fields.optionalText(), manufacturing: try fields.optionalFlag()),
            issuedAt: try fields.time(), keyID: try fields.text(), jwt: try fields.text(),
            disclosures: [])
        record.encodedDisclosures = try fields.optionalText() ?? ""
        self.record = record
    }
}
