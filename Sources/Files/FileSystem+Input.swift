internal import Glibc

extension FileSystem {
    /// A file that is open for reading, front to back.
    package struct Input: ~Copyable {
        package let path: String
        /// Whether it is a file on a disk, and no pipe or device.
        package let isRegular: Bool
        /// The permission bits of what was opened; 0 where nobody looked.
        package let mode: UInt32
        private let descriptor: Int32
        private let owned: Bool
        /// How many bytes it had when it was opened; 0 where that is not known.
        private let size: Int

        /// Opens the file at `path`.
        package init(at path: String) throws(Failure) {
            let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw failure(path, .open) }
            var facts = stat()
            guard unsafe fstat(descriptor, &facts) == 0 else {
                defer { _ = close(descriptor) }
                throw failure(path, .look)
            }
            guard facts.st_mode & S_IFMT != S_IFDIR else {
                _ = close(descriptor)
                throw Failure(.refused(path: path, .read, errno: EISDIR))
            }
            isRegular = facts.st_mode & S_IFMT == S_IFREG
            mode = facts.st_mode & 0o7777
            size = isRegular ? Int(facts.st_size) : 0
            (self.path, self.descriptor, owned) = (path, descriptor, true)
        }

        /// Standard input.
        package init(standardInputAs path: String) {
            (self.path, descriptor, owned) = (path, STDIN_FILENO, false)
            (isRegular, mode, size) = (false, 0, 0)
        }

        deinit {
            if owned { _ = close(descriptor) }
        }

        /// Throws where others than the owner may read a file on a disk.
        package func refuseOthers() throws(Failure) {
            guard !isRegular || mode & 0o077 == 0 else {
                throw Failure(.readableByOthers(path: path, mode: mode))
            }
        }

        /// The next bytes, at most `count`; empty at the end.
        package func read(upTo count: Int = 1 << 16) throws(Failure) -> [UInt8] {
            var code: Int32 = 0
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                repeat {
                    let got = unsafe Glibc.read(descriptor, buffer.baseAddress, count)
                    if got >= 0 {
                        filled = got
                        return
                    }
                } while errno == EINTR
                code = errno
            }
            guard code == 0 else { throw Failure(.refused(path: path, .read, errno: code)) }
            return bytes
        }

        /// Reads the next bytes into memory of the caller's, as many as there is room for, and gives
        /// their count; 0 at the end, and where there is no room.
        package func read(into output: inout OutputSpan<UInt8>) throws(Failure) -> Int {
            var code: Int32
            let before = output.count
            repeat {
                code = unsafe output.withUnsafeMutableBufferPointer { buffer, filled in
                    let room = unsafe UnsafeMutableBufferPointer(rebasing: buffer[filled...])
                    let got = unsafe Glibc.read(descriptor, room.baseAddress, room.count)
                    filled += max(got, 0)
                    return got < 0 ? errno : 0
                }
            } while code == EINTR
            guard code == 0 else { throw Failure(.refused(path: path, .read, errno: code)) }
            return output.count - before
        }

        /// The next bytes: so many at least, if there are; empty at the end.
        package func read(atLeast count: Int) throws(Failure) -> [UInt8] {
            var bytes = try read(upTo: count)
            while bytes.count < count {
                let more = try read(upTo: count)
                if more.isEmpty { break }
                bytes += more
            }
            return bytes
        }

        /// All bytes that are left; more than `limit` of them is an error.
        package func readAll(limit: Int) throws(Failure) -> [UInt8] {
            guard size <= limit else { throw Failure(.tooLarge(path: path, limit: limit)) }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(size)
            while true {
                let more = try read()
                if more.isEmpty { return bytes }
                bytes += more
                guard bytes.count <= limit else {
                    throw Failure(.tooLarge(path: path, limit: limit))
                }
            }
        }
    }
}
