internal import Glibc

extension FileSystem {
    /// Appends a record to a file of lines, and syncs it; the file is made where it is not there, for
    /// its owner only. `record` is a line without its end.
    ///
    /// Whoever appends holds the file's lock. A line that a crash has cut gets its end first, so that
    /// it swallows no other; of a record that cannot be written whole, nothing stays.
    package static func append(_ record: [UInt8], to path: String) throws(Failure) {
        let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC
        let descriptor = unsafe open(path, flags, 0o600)
        guard descriptor >= 0 else { throw failure(path, .write) }
        defer { _ = close(descriptor) }
        try wait(forLockOf: descriptor, path)
        let end = lseek(descriptor, 0, SEEK_END)
        guard end >= 0 else { throw failure(path, .write) }
        let newline = UInt8(ascii: "\n")
        let isTorn = end == 0 ? false : try lastByte(of: descriptor, end, path) != newline
        do throws(Failure) {
            try write((isTorn ? [newline] : []) + record + [newline], to: descriptor, path)
            guard fsync(descriptor) == 0 else { throw failure(path, .sync) }
        } catch {
            _ = ftruncate(descriptor, end)
            throw error
        }
        try confirm(path)
    }

    private static func lastByte(
        of descriptor: Int32, _ end: off_t, _ path: String
    ) throws(Failure) -> UInt8 {
        var byte: UInt8 = 0
        guard unsafe pread(descriptor, &byte, 1, end - 1) == 1 else { throw failure(path, .read) }
        return byte
    }
}
