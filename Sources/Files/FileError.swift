/// What can go wrong with a file; each case carries what its sentence needs.
package enum FileError: Error, Sendable, Equatable {
    /// A file or folder that is needed is not there.
    case notThere(path: String)
    /// A file or folder that would be made is there already.
    case exists(path: String)
    /// What would be replaced is a device, a link, a pipe or a folder, and no ordinary file.
    case notAnOrdinaryFile(path: String)
    /// A file is larger than this program reads of its kind.
    case tooLarge(path: String, limit: Int)
    /// A file that must be private can be read by others than its owner.
    case readableByOthers(path: String, mode: UInt32)
    /// Another process holds the lock.
    case busy(path: String)
    /// The system refused; nothing was put into place.
    case refused(path: String, FileAction, errno: Int32)
    /// What was to be done is done, but the system could not confirm that it outlasts a power cut.
    case unconfirmed(path: String, errno: Int32)
}

/// What was being done with a file when the system refused.
package enum FileAction: Sendable {
    case open, look, read, write, sync, rename, remove, makeFolder, lock
}

/// The error type of a module that works with files: it has a place for a ``FileError``.
package protocol FileFailure: Error {
    init(_ error: FileError)
}

extension FileError: FileFailure {
    package init(_ error: FileError) { self = error }
}
