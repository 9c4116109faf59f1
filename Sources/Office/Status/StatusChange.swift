package import Certificates
internal import Registry

/// `suspend`, `reinstate`, `revoke`: the status of certificates, all of them changed or none.
package struct StatusChange: Sendable {
    package let workspace: Workspace
    let numbers: NumberList

    package init(_ workspace: Workspace, _ numbers: NumberList) {
        (self.workspace, self.numbers) = (workspace, numbers)
    }

    /// Gives how many were changed. `person` is a name that was given, not an authentication.
    package func run(
        to status: CertificateStatus, reason: String, by person: String?, at now: UnixTime
    ) throws(OfficeError) -> Int {
        try workspace.write(at: now) { registry throws(OfficeError) in
            let checked = try numbers.checked(registry, workspace, for: status)
            try workspace.registered { () throws(StatusMoveError) in
                try registry.changeStatus(
                    of: checked, to: status, reason: reason, givenBy: person, at: now)
            }
            return checked.count
        }
    }
}
