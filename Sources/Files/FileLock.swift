internal import Glibc

extension FileSystem {
    /// A right that one process at a time holds, as long as this value lives.
    ///
    /// It is an advisory lock (`flock`) on a file that is never deleted: deleting it would let two
    /// processes lock two files of one name. The system takes the lock back when the process ends,
    /// however it ends.
    package struct Lock: ~Copyable, Sendable {
        private let descriptor: Int32

        /// Takes the lock on the file at `path`, which is made where it is not there;
        /// ``FileError/busy(path:)`` at once where another process has it.
        package init(file path: String) throws(Failure) {
            let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw failure(path, .lock) }
            let code = Self.take(descriptor, LOCK_EX | LOCK_NB)
            guard code == 0 else {
                _ = close(descriptor)
                if code == EWOULDBLOCK { throw Failure(.busy(path: path)) }
                throw Failure(.refused(path: path, .lock, errno: code))
            }
            self.descriptor = descriptor
        }

        /// Takes the lock on a folder that is there, once whoever has it is done. A file system that
        /// knows no locks of folders has none: nobody may trust in it alone.
        package init(folder path: String) throws(Failure) {
            let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard descriptor >= 0 else { throw failure(path, .lock) }
            _ = Self.take(descriptor, LOCK_EX)
            self.descriptor = descriptor
        }

        deinit { _ = close(descriptor) }

        /// Gives 0, or the errno.
        private static func take(_ descriptor: Int32, _ operation: Int32) -> Int32 {
            while flock(descriptor, operation) != 0 {
                if errno != EINTR { return errno }
            }
            return 0
        }
    }
}
