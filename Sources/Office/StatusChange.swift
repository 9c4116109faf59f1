package import Certificates
internal import Registry

/// `suspend`, `revoke`: the status of certificates, all of them changed or none.
package struct StatusChange: Sendable {
    let workspace: Workspace

    package init(_ workspace: Workspace) { self.workspace = workspace }

    package func run(
        _ numbers: [String], to status: CertificateStatus, reason: String, at now: UnixTime
    ) throws(OfficeError) {
        var parsed: [CertificateNumber] = []
        for text in numbers {
            guard let number = CertificateNumber(text) else { throw .malformedNumber(text) }
            parsed.append(number)
        }
        try workspace.write(at: now) { registry throws(OfficeError) in
            try workspace.registered { () throws(RegistryError) in
                try registry.changeStatus(
                    of: parsed, to: status, reason: reason, givenBy: nil, at: now)
            }
        }
    }
}
