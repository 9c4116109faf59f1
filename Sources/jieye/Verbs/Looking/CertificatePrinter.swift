internal import Certificates
internal import JOSE
internal import Registry
internal import Rosters

/// Certificates, a line each.
struct CertificatePrinter {
    let format: Format
    let output: Output

    func begin() {
        if format == .csv { output.result(csvLine(Self.columns)) }
    }

    func show(_ certificate: IssuedCertificate) {
        switch format {
        case .json: output.result(.object(certificate.members))
        case .csv:
            let members = certificate.members
            output.result(csvLine(Self.columns.map { visible(members[$0]?.cell ?? "") }))
        case .text:
            output.result(
                [
                    certificate.number.description, certificate.status.word,
                    certificate.completed.description, visible(certificate.name),
                    visible(certificate.track), visible(certificate.institution),
                ].joined(separator: "  "))
        }
    }

    private static let columns = [
        "number", "status", "name", "track", "institution", "started", "completed", "hours",
        "region", "industry", "nomination", "issued_at", "key",
    ]
}

extension JSON {
    fileprivate var cell: String {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        default: ""
        }
    }
}
