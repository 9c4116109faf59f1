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
    /// What was to be removed is gone, but the system could not confirm that it stays so after a power cut.
    case removalUnconfirmed(path: String, errno: Int32)
}

/// What was being done with a file when the system refused.
package enum FileAction: Sendable {
    case open, look, read, write, sync, rename, remove, makeFolder, lock

    var makesSomething: Bool {
        switch self {
        case .write, .rename, .makeFolder, .lock: true
        case .open, .look, .read, .sync, .remove: false
        }
    }
}

extension FileError {
    /// As ``FileFailure/onTheWay(from:to:)``: nobody would find what it names, and nothing is in place.
    fileprivate func renamed(from temporary: String, to place: String) -> FileError {
        func asked(_ path: String) -> String { path.onTheWay(from: temporary, to: place) }
        return switch self {
        case .notThere(let path): .notThere(path: asked(path))
        case .exists(let path): .exists(path: asked(path))
        case .notAnOrdinaryFile(let path): .notAnOrdinaryFile(path: asked(path))
        case .tooLarge(let path, let limit): .tooLarge(path: asked(path), limit: limit)
        case .readableByOthers(let path, let mode): .readableByOthers(path: asked(path), mode: mode)
        case .busy(let path): .busy(path: asked(path))
        case .refused(let path, let action, let code):
            .refused(path: asked(path), action, errno: code)
        case .unconfirmed(let path, let code):
            asked(path) == path ? self : .refused(path: asked(path), .sync, errno: code)
        case .removalUnconfirmed(let path, let code):
            .removalUnconfirmed(path: asked(path), errno: code)
        }
    }
}

/// The error type of a module that works with files: it has a place for a ``FileError``.
package protocol FileFailure: Error {
    init(_ error: FileError)

    /// The error of a file, if this is one.
    var ofFile: FileError? { get }

    /// The same error for whoever asked for `place`, where what it names was only on its way there at
    /// `temporary`, and is taken back.
    func onTheWay(from temporary: String, to place: String) -> Self
}

extension FileFailure {
    package func onTheWay(from temporary: String, to place: String) -> Self {
        ofFile.map { Self($0.renamed(from: temporary, to: place)) } ?? self
    }
}

extension FileError: FileFailure {
    package init(_ error: FileError) { self = error }

    package var ofFile: FileError? { self }
}

extension String {
    /// The path that was asked for, where this one was only on its way to `place` at `temporary`.
    package func onTheWay(from temporary: String, to place: String) -> String {
        utf8.starts(with: temporary.utf8)
            ? place + String(decoding: utf8.dropFirst(temporary.utf8.count), as: UTF8.self) : self
    }
}
