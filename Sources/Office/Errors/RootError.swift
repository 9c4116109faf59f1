internal import Files

/// Why the root is not used, or does not hand over.
package enum RootError: Error, Sendable {
    /// The root key is not in this place.
    case notHere(path: String)
    /// The root in this file has handed over to another one.
    case hasHandedOver(path: String)
    /// The root has as many handovers behind it as a verifier follows.
    case tooManyHandovers
    /// The file that names the root has this in it, which is no thumbprint.
    case notNamed(path: String, found: String)
}

extension RootError {
    func onTheWay(from temporary: String, to place: String) -> RootError {
        func asked(_ path: String) -> String { path.onTheWay(from: temporary, to: place) }
        return switch self {
        case .notHere(let path): .notHere(path: asked(path))
        case .hasHandedOver(let path): .hasHandedOver(path: asked(path))
        case .notNamed(let path, let found): .notNamed(path: asked(path), found: found)
        case .tooManyHandovers: self
        }
    }
}
