internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The right to write, which one process at a time holds.
///
/// It is an advisory lock (`flock`) on a file that is never deleted: deleting it would let two
/// processes lock two files of one name. The system takes the lock back when the process ends,
/// however it ends.
package struct WriterLock: ~Copyable {
    private let file: FileHandle

    /// Takes the lock, or throws ``RegistryError/busy`` at once where another process has it.
    package init(path: String) throws(RegistryError) {
        // Fails where the file is there already, which is as good.
        try? Data().write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        guard let file = FileHandle(forUpdatingAtPath: path) else { throw .unwritable(path) }
        // A program that we start must not hold the lock on.
        _ = fcntl(file.fileDescriptor, F_SETFD, FD_CLOEXEC)
        try Self.lock(file)
        self.file = file
    }

    deinit { try? file.close() }

    private static func lock(_ file: FileHandle) throws(RegistryError) {
        while flock(file.fileDescriptor, LOCK_EX | LOCK_NB) != 0 {
            switch errno {
            case EINTR: continue
            case EWOULDBLOCK: throw .busy
            default: throw .inputOutput(errno)
            }
        }
    }
}
