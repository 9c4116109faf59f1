internal import CPlatform
internal import Glibc

/// The only way in which this program reads and writes files: whole, or not at all.
///
/// A module names it for its own errors: `typealias Files = FileSystem<OfficeError>`.
///
/// - *new file*: ``create(_:with:mode:)`` and ``putNew(_:as:)`` never take the place of anything.
/// - *replace whole*: ``replace(_:with:mode:sync:)``, ``put(_:as:)`` and ``Output``; a crash leaves the
///   old file or the new one.
/// - *append a record*: ``append(_:to:)``.
/// - *make folder*: ``makeFolder(_:mode:)``.
/// - *is it there*: ``facts(of:)`` and ``kind(of:)``; what the system cannot tell is an error, and never
///   "not there".
/// - *swap folders*: ``swap(_:into:)``.
/// - *remove what I made*: ``Temporary``, and ``removeRemains(of:)`` for those who were killed.
package enum FileSystem<Failure: FileFailure> {
    /// The bytes of the file at `path`, at most `limit`.
    package static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
        try Input(at: path).readAll(limit: limit)
    }

    /// The same for a file that nobody but its owner may read; looked at by what was opened.
    package static func readPrivate(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
        let file = try Input(at: path)
        try file.refuseOthers()
        return try file.readAll(limit: limit)
    }

    /// The names in a folder, sorted by their bytes, without `.` and `..`; also those that are not
    /// UTF-8, under which nothing is found.
    package static func names(in folder: String) throws(Failure) -> [String] {
        try entries(in: folder).map(\.name)
    }

    /// The same, with which of the names are not UTF-8: for whoever must not pass over them.
    package static func entries(in folder: String) throws(Failure) -> [FolderEntry] {
        guard let stream = unsafe opendir(folder) else { throw failure(folder, .open) }
        defer { unsafe closedir(stream) }
        var entries: [FolderEntry] = []
        errno = 0
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe Array(bytes.prefix { $0 != 0 })
            }
            let found = FolderEntry(named: name)
            if found.name != ".", found.name != ".." { entries.append(found) }
            errno = 0
        }
        // The end of a folder and an error look alike but for this.
        guard errno == 0 else { throw failure(folder, .read) }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// Makes a folder and those above it, and gives the paths of those that were not there; each
    /// one's entry outlasts a power cut. A folder that is there already is kept as it is.
    @discardableResult
    package static func makeFolder(
        _ path: String, mode: UInt32 = 0o755
    ) throws(Failure) -> [String] {
        if try kind(of: path) == .folder { return [] }
        let above = folder(of: path)
        var made: [String] = []
        if above != path, try kind(of: above) == .none { made = try makeFolder(above) }
        if unsafe mkdir(path, mode) == 0 {
            let code = syncFolder(of: path)
            if code == 0 { return made + [path] }
            removeEmpty(made + [path])
            throw Failure(.refused(path: path, .sync, errno: code))
        }
        guard errno == EEXIST else { throw failure(path, .makeFolder) }
        guard try kind(of: path) == .folder else { throw Failure(.exists(path: path)) }
        return made
    }

    /// Removes the file at `path`, if there is one.
    package static func remove(_ path: String) throws(Failure) {
        guard unsafe unlink(path) == 0 || isAbsence(errno) else { throw failure(path, .remove) }
    }

    /// Removes folders that were made for something which did not come to be, if they are empty.
    package static func removeEmpty(_ folders: [String]) {
        for folder in folders.reversed() { _ = unsafe rmdir(folder) }
    }

    /// Writes zeros over the file at `path`.
    package static func overwrite(_ path: String) throws(Failure) {
        let descriptor = unsafe open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, .write) }
        defer { _ = close(descriptor) }
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else { throw failure(path, .look) }
        try write(Array(repeating: 0, count: Int(facts.st_size)), to: descriptor, path)
        guard fsync(descriptor) == 0 else { throw failure(path, .sync) }
    }

    /// Makes what was just put into place outlast a power cut; nothing is taken back where the system
    /// cannot confirm it.
    static func confirm(_ path: String) throws(Failure) {
        let code = syncFolder(of: path)
        guard code == 0 else { throw Failure(.unconfirmed(path: path, errno: code)) }
    }

    /// Makes a removal outlast a power cut.
    package static func confirmRemoval(_ path: String) throws(Failure) {
        let code = syncFolder(of: path)
        guard code == 0 else { throw Failure(.removalUnconfirmed(path: path, errno: code)) }
    }

    /// Syncs the entries of the folder that `path` lies in. Gives 0, or the errno. A folder that this user
    /// may write into and not read is synced with all of its file system.
    static func syncFolder(of path: String) -> Int32 {
        var descriptor = unsafe open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        let isClosed = descriptor < 0 && errno == EACCES
        if isClosed { descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }
        guard descriptor >= 0 else { return errno }
        defer { _ = close(descriptor) }
        return (isClosed ? jieye_sync_file_system(descriptor) : fsync(descriptor)) == 0 ? 0 : errno
    }

    /// The error for what the system has just refused. What cannot be made for want of something lacks
    /// its folder.
    static func failure(_ path: String, _ action: FileAction) -> Failure {
        switch errno {
        case ENOENT where action.makesSomething: Failure(.notThere(path: folder(of: path)))
        case ENOENT: Failure(.notThere(path: path))
        case EEXIST, ENOTEMPTY: Failure(.exists(path: path))
        case let code: Failure(.refused(path: path, action, errno: code))
        }
    }

    package static func write(
        _ bytes: [UInt8], to descriptor: Int32, _ path: String
    ) throws(Failure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(path, .write) }
            rest = rest.dropFirst(count)
        }
    }
}
