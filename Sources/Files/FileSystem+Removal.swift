internal import Glibc

/// Removing trees by what is open, so that nobody who puts a link in our way leads us elsewhere.
extension FileSystem {
    /// Removes what lies at `path`, as far as the system lets it; a link is removed, and not followed.
    static func removeTree(_ path: String) {
        if unsafe unlink(path) == 0 { return }
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        let descriptor = unsafe open(path, flags)
        guard descriptor >= 0 else { return }
        defer { _ = close(descriptor) }
        removeOpen(descriptor, at: path)
    }

    /// The same for a file or folder that is open.
    static func removeOpen(_ descriptor: Int32, at path: String) {
        if unsafe unlink(path) == 0 { return }
        empty(descriptor)
        _ = unsafe rmdir(path)
    }

    private static func empty(_ folder: Int32) {
        let own = fcntl(folder, F_DUPFD_CLOEXEC, 0)
        guard own >= 0 else { return }
        guard let stream = unsafe fdopendir(own) else {
            _ = close(own)
            return
        }
        defer { unsafe closedir(stream) }
        while let entry = unsafe readdir(stream) {
            unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { name in
                    unsafe remove(name, in: folder)
                }
            }
        }
    }

    private static func remove(_ name: UnsafePointer<CChar>, in folder: Int32) {
        let isOwn = unsafe strcmp(name, ".") == 0 || strcmp(name, "..") == 0
        if isOwn { return }
        if unsafe unlinkat(folder, name, 0) == 0 { return }
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        let inside = unsafe openat(folder, name, flags)
        guard inside >= 0 else { return }
        empty(inside)
        _ = close(inside)
        _ = unsafe unlinkat(folder, name, AT_REMOVEDIR)
    }
}
