package import Certificates
internal import GRDB

/// Which certificates are wanted; nil asks for nothing.
package struct CertificateFilter: Sendable, Equatable {
    package var status: CertificateStatus?
    package var track: String?
    package var institution: String?
    /// A region's code.
    package var region: String?
    /// A part of the name.
    package var name: String?
    /// Completed from this day on, and to this day.
    package var from: CalendarDate?
    package var to: CalendarDate?

    package init() {}

    fileprivate var conditions: [(sql: String, value: any DatabaseValueConvertible)] {
        let all: [(String, (any DatabaseValueConvertible)?)] = [
            ("c.status = ?", status.map { Int64($0.rawValue) }), ("c.track = ?", track),
            ("c.institution = ?", institution), ("c.region = ?", region),
            ("instr(c.name, ?) > 0", name), ("c.completed >= ?", from?.description),
            ("c.completed <= ?", to?.description),
        ]
        return all.compactMap { sql, value in value.map { (sql, $0) } }
    }
}

extension Registry {
    /// Gives the certificates of a cohort that pass a filter to `body`, in the order of numbers.
    ///
    /// They are read a page at a time, and memory does not grow with their count; `body` may take
    /// its time, may use the registry, and its errors pass through. `failure` makes an error of the
    /// registry one of the same kind.
    package func forEachCertificate<Failure: Error>(
        in cohort: Int64, where filter: CertificateFilter = CertificateFilter(),
        _ body: (IssuedCertificate) throws(Failure) -> Void,
        failure: (RegistryError) -> Failure
    ) throws(Failure) {
        let range: ClosedRange<Int64>
        do throws(RegistryError) {
            range = try Serial.identities(of: cohort)
        } catch {
            throw failure(error)
        }
        let conditions = filter.conditions
        let condition = conditions.map { " AND " + $0.sql }.joined()
        let start = range.lowerBound - 1
        try forEachPage(from: start) { last throws(RegistryError) in
            var arguments: StatementArguments = [last, range.upperBound]
            for (_, value) in conditions { arguments += [value] }
            return try certificates(
                where: "c.id > ? AND c.id <= ?" + condition, arguments)
        } body: { certificate throws(Failure) in
            guard certificate.cohort == cohort else { throw failure(.damaged("cohort")) }
            try body(certificate)
            return start + Int64(certificate.number.serial)
        } failure: {
            failure($0)
        }
    }
}
