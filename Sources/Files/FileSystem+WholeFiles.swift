internal import CPlatform
internal import Glibc

/// Files that are put into place as a whole.
extension FileSystem {
    /// Writes a file that takes the place of another one, if there is one: a crash leaves the old or
    /// the new.
    ///
    /// Without `sync` a power cut may leave neither, and what a killed run has left beside it stays: for
    /// what there are many of, and can be made again.
    package static func replace(
        _ path: String, with bytes: [UInt8], mode: UInt32 = 0o644, sync: Bool = true
    ) throws(Failure) {
        if sync { try removeRemains(of: path) }
        let file = try Temporary(fileFor: path, mode: mode)
        try file.write(bytes, exactly: mode)
        try file.replacePlace(sync: sync)
    }

    /// Writes a file where nothing is; what is there, or comes there meanwhile, stays and is an error.
    /// Where the system cannot confirm the new file, it is taken back.
    package static func create(
        _ path: String, with bytes: [UInt8], mode: UInt32 = 0o644
    ) throws(Failure) {
        try removeRemains(of: path)
        let file = try Temporary(fileFor: path, mode: mode)
        try file.write(bytes, exactly: mode)
        try file.takeNewPlace()
    }

    /// Puts a file that another library has written in a folder of ours into its place, instead of
    /// what is there.
    package static func put(_ file: String, as path: String) throws(Failure) {
        try sync(file, for: path)
        guard unsafe rename(file, path) == 0 else { throw failure(path, .rename) }
        try confirm(path)
    }

    /// The same for a place where nothing is; what is there stays and is an error.
    package static func putNew(_ file: String, as path: String) throws(Failure) {
        try sync(file, for: path)
        try giveNewName(path, to: file)
        try confirm(path)
    }

    /// Gives a file another name besides, that nothing has yet; where the file system knows no such
    /// thing, instead.
    package static func keep(_ path: String, as other: String) throws(Failure) {
        if unsafe link(path, other) != 0 {
            guard [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(errno) else {
                throw failure(other, .rename)
            }
            return try putNew(path, as: other)
        }
        try confirm(other)
    }

    /// Gives what lies at `path` a name that nothing has.
    static func giveNewName(_ place: String, to path: String) throws(Failure) {
        let code = unsafe jieye_rename_new(path, place)
        guard code == 0 else {
            errno = code
            throw failure(place, .rename)
        }
    }

    private static func sync(_ path: String, for place: String) throws(Failure) {
        let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(place, .sync) }
        defer { _ = close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(place, .sync) }
    }
}
