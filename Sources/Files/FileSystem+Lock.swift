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
            do throws(Failure) {
                try take(lockOf: descriptor, path)
            } catch {
                _ = close(descriptor)
                throw error
            }
            self.descriptor = descriptor
        }

        /// Takes the lock on a folder that is there; waits some seconds for whoever has it. A file system
        /// that knows no locks of folders has none: nobody may trust in it alone.
        package init(folder path: String) throws(Failure) {
            let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard descriptor >= 0 else { throw failure(path, .lock) }
            do throws(Failure) {
                try wait(forLockOf: descriptor, path)
            } catch {
                if case .busy = error.ofFile {
                    _ = close(descriptor)
                    throw error
                }
            }
            self.descriptor = descriptor
        }

        deinit { _ = close(descriptor) }
    }

    /// Takes a lock, for which it waits some seconds: whoever holds it that long has come to a stop.
    static func wait(forLockOf descriptor: Int32, _ path: String) throws(Failure) {
        var rest = 200
        while true {
            do throws(Failure) {
                return try take(lockOf: descriptor, path)
            } catch {
                guard case .busy = error.ofFile, rest > 0 else { throw error }
            }
            rest -= 1
            _ = usleep(50_000)
        }
    }

    private static func take(lockOf descriptor: Int32, _ path: String) throws(Failure) {
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            switch errno {
            case EINTR: continue
            case EWOULDBLOCK: throw Failure(.busy(path: path))
            default: throw failure(path, .lock)
            }
        }
    }
}
