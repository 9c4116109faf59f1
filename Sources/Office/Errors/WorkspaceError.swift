package import Certificates
package import Registry

/// What is wrong with a workspace, its registry or its clock.
package enum WorkspaceError: Error, Sendable {
    /// The folder is no workspace: `file` is missing in it.
    case notAWorkspace(path: String, file: String)
    /// A workspace would be put into the place of the folder in which this process runs.
    case currentFolder(path: String)
    /// Another process is writing in this workspace.
    case busy(path: String)
    /// The clock stands before what the workspace has already recorded.
    case clockBehind(now: UnixTime, recorded: UnixTime)
    /// What is stored under this path is damaged.
    case damaged(path: String, what: String)
    /// The token of a certificate, or its private facts, cannot be read from the registry; no purge
    /// took them away.
    case privateFactsDamaged(path: String, number: String)
    /// The registry.
    case registry(path: String, RegistryError)
}
