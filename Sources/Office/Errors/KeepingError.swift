/// What can keep a verb from being done: fsck, backup, purge, restore and migration.
package enum KeepingError: Error, Sendable {
    /// Restoring needs the publication, or a number of certificates to pass over.
    case nothingToGoOnFrom
    /// A publication does not say which numbers were given out.
    case noPublishedHead(path: String)
    /// What goes for good was not confirmed.
    case notConfirmed
}
