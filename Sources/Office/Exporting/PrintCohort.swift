internal import Certificates
internal import Printing
internal import Programmes
internal import Registry

/// A cohort as its certificates are printed: by the programme and issuer files that it was begun
/// with.
struct PrintCohort: Sendable {
    let form: SheetForm
    private let programme: Programme
    private let utcOffset: UTCOffset

    init(_ cohort: Cohort, in workspace: Workspace) throws(OfficeError) {
        programme = try workspace.programme(of: cohort)
        let issuer = try workspace.issuer(of: cohort)
        utcOffset = issuer.utcOffset
        let seal = try SealFile.seal(issuer, in: workspace.path, .cohort(cohort.record.name))
        form = SheetForm(programme: programme, issuer: issuer.url, seal: seal)
    }

    func sheet(_ certificate: IssuedCertificate) -> Sheet {
        Sheet(
            certificate: CompletionCertificate(
                number: certificate.number.description, name: certificate.name,
                programme: programme.title.zh, cohort: programme.cohort,
                track: certificate.track, institution: certificate.institution,
                started: certificate.started, completed: certificate.completed,
                hours: certificate.hours),
            issued: certificate.issuedAt.dayOfIssue(at: utcOffset) ?? certificate.completed,
            token: certificate.token)
    }
}

extension OfficeError {
    /// Calls `body`, and says of what it throws that it came from printing.
    static func printing<Value: ~Copyable>(
        _ body: () throws(PrintingError) -> Value
    ) throws(OfficeError) -> Value {
        do throws(PrintingError) {
            return try body()
        } catch {
            throw .printing(.certificate(error))
        }
    }
}
