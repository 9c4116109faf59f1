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
            let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC
            try self.init(unsafe open(path, flags, 0o600), path, isNeeded: true)
        }

        /// Takes the lock on a folder that is there. A file system that knows no locks of folders has
        /// none: whoever needs more than the lock must not trust in it alone.
        package init(folder path: String) throws(Failure) {
            let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
            try self.init(unsafe open(path, flags), path, isNeeded: false)
        }

        private init(_ descriptor: Int32, _ path: String, isNeeded: Bool) throws(Failure) {
            guard descriptor >= 0 else { throw failure(path, .lock) }
            let code = Self.take(descriptor)
            guard code == 0 || (!isNeeded && code != EWOULDBLOCK) else {
                _ = close(descriptor)
                if code == EWOULDBLOCK { throw Failure(.busy(path: path)) }
                throw Failure(.refused(path: path, .lock, errno: code))
            }
            self.descriptor = descriptor
        }

        deinit { _ = close(descriptor) }

        /// Gives 0, or the errno.
        private static func take(_ descriptor: Int32) -> Int32 {
            while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
                if errno != EINTR { return errno }
            }
            return 0
        }
    }
}
