package import Certificates
internal import Files
package import Registry

/// What is wrong with a workspace, its registry or its clock.
package enum WorkspaceError: Error, Sendable {
    /// The folder is no workspace: `file` is missing in it.
    case notAWorkspace(path: String, file: String)
    /// A workspace would be put into the place of the folder in which this process runs.
    case currentFolder(path: String)
    /// The clock stands before what the workspace has already recorded.
    case clockBehind(now: UnixTime, recorded: UnixTime)
    /// The registry at this path has no cohort, or not that of a certificate.
    case cohortMissing(path: String)
    /// The token of a certificate, or its private facts, cannot be read from the registry; no purge
    /// took them away.
    case privateFactsDamaged(path: String, number: String)
    /// The registry.
    case registry(path: String, RegistryError)
}

extension WorkspaceError {
    func onTheWay(from temporary: String, to place: String) -> WorkspaceError {
        func asked(_ path: String) -> String { path.onTheWay(from: temporary, to: place) }
        return switch self {
        case .notAWorkspace(let path, let file): .notAWorkspace(path: asked(path), file: file)
        case .cohortMissing(let path): .cohortMissing(path: asked(path))
        case .privateFactsDamaged(let path, let number):
            .privateFactsDamaged(path: asked(path), number: number)
        case .registry(let path, let error):
            .registry(path: asked(path), error.onTheWay(from: temporary, to: place))
        case .currentFolder, .clockBehind: self
        }
    }
}
