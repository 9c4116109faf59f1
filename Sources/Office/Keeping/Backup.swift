package import Certificates
internal import Files

/// `backup`: a copy of the registry, consistent also while another process issues.
package struct Backup: Sendable {
    package let workspace: Workspace
    let file: String

    package init(_ workspace: Workspace, file: String) {
        (self.workspace, self.file) = (workspace, file)
    }

    /// Writes the copy, proved and synced, to a file that is not there yet.
    package func run(at now: UnixTime) throws(OfficeError) {
        try Files.removeRemains(of: file)
        guard try Files.kind(of: file) == .none else { throw .file(.exists(path: file)) }
        try workspace.copyRegistry(to: file, at: now)
    }
}
