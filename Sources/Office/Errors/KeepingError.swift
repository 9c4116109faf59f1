package import Registry

/// Why a purge or a restoring is not done.
package enum KeepingError: Error, Sendable {
    /// Restoring needs the publication, or a number of certificates to pass over.
    case nothingToGoOnFrom
    /// The backup contradicts itself; this was found first.
    case backupDoesNotHold(path: String, RegistryFault)
    /// A publication does not say which numbers were given out.
    case noPublishedHead(path: String)
    /// What goes for good was not confirmed.
    case notConfirmed
}
