internal import Glibc

/// A file that is open for reading, front to back.
///
/// The only places that call the system for files are in this file of the module.
package struct InputFile: ~Copyable {
    package let path: String
    /// Whether it is a file on a disk, and no pipe or device.
    let isRegular: Bool
    /// Its permission bits, as they were when it was opened; 0 where nobody looked.
    let mode: UInt32
    private let descriptor: Int32
    private let owned: Bool
    /// How many bytes it had when it was opened; 0 where that is not known.
    private let size: Int

    /// Opens the file at `path`.
    package init(at path: String) throws(OfficeError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Files.error(path, .open) }
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT != S_IFDIR else {
            _ = close(descriptor)
            throw .file(path: path, action: .read, errno: EISDIR)
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

    /// The next bytes, at most `count`; empty at the end.
    package func read(upTo count: Int = 1 << 16) throws(OfficeError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while true {
                let got = unsafe Glibc.read(descriptor, buffer.baseAddress, count)
                if got >= 0 {
                    filled = got
                    return
                }
                guard errno == EINTR else {
                    failure = errno
                    return
                }
            }
        }
        guard failure == 0 else { throw .file(path: path, action: .read, errno: failure) }
        return bytes
    }

    /// Reads the next bytes into memory of the caller's, as many as there is room for, and gives their
    /// count; 0 at the end, and where there is no room.
    func read(into output: inout OutputSpan<UInt8>) throws(OfficeError) -> Int {
        var failure: Int32
        let before = output.count
        repeat {
            failure = unsafe output.withUnsafeMutableBufferPointer { buffer, filled in
                let room = unsafe UnsafeMutableBufferPointer(rebasing: buffer[filled...])
                let got = unsafe Glibc.read(descriptor, room.baseAddress, room.count)
                filled += max(got, 0)
                return got < 0 ? errno : 0
            }
        } while failure == EINTR
        guard failure == 0 else { throw .file(path: path, action: .read, errno: failure) }
        return output.count - before
    }

    /// The next bytes: so many at least, if there are; empty at the end.
    func read(atLeast count: Int) throws(OfficeError) -> [UInt8] {
        var bytes = try read(upTo: count)
        while bytes.count < count {
            let more = try read(upTo: count)
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }

    /// All bytes that are left; more than `limit` of them is an error.
    package func readAll(limit: Int) throws(OfficeError) -> [UInt8] {
        guard size <= limit else { throw .tooLarge(path: path, limit: limit) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        while true {
            let more = try read()
            if more.isEmpty { return bytes }
            bytes += more
            guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
        }
    }
}

/// Files as whole things: read, or replaced so that a crash leaves the old or the new, never half.
package enum Files {
    /// The bytes of the file at `path`.
    package static func read(_ path: String, limit: Int) throws(OfficeError) -> [UInt8] {
        try InputFile(at: path).readAll(limit: limit)
    }

    /// Writes `bytes` under a temporary name, syncs, renames into place and syncs the folder.
    package static func replace(
        _ path: String, with bytes: [UInt8], mode: UInt32 = 0o644, sync: Bool = true
    ) throws(OfficeError) {
        let temporary = "\(path).new-\(getpid())"
        let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw error(path, .write) }
        var failure: OfficeError?
        do throws(OfficeError) {
            try write(bytes, to: descriptor, path)
            if fchmod(descriptor, mode) != 0 { throw error(path, .write) }
            if sync, fsync(descriptor) != 0 { throw error(path, .sync) }
        } catch { failure = error }
        if close(descriptor) != 0, failure == nil { failure = error(path, .write) }
        if failure == nil, unsafe rename(temporary, path) != 0 { failure = error(path, .rename) }
        if let failure {
            _ = unsafe unlink(temporary)
            throw failure
        }
        if sync { try syncFolder(of: path) }
    }

    /// Makes the entries of a folder outlast a power cut.
    package static func syncFolder(of path: String) throws(OfficeError) {
        let folder = folder(of: path)
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw error(folder, .sync) }
        defer { _ = close(descriptor) }
        guard fsync(descriptor) == 0 else { throw error(folder, .sync) }
    }

    /// Makes a folder and those above it; one that is there already is kept as it is.
    package static func makeFolder(_ path: String, mode: UInt32 = 0o755) throws(OfficeError) {
        if kind(of: path) == .folder { return }
        let above = folder(of: path)
        if above != path, kind(of: above) == .none { try makeFolder(above) }
        guard unsafe mkdir(path, mode) == 0 || errno == EEXIST else {
            throw error(path, .makeFolder)
        }
        guard kind(of: path) == .folder else { throw .exists(path: path) }
    }

    /// What there is at a path.
    package enum Kind { case none, file, folder }

    package static func kind(of path: String) -> Kind {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { return .none }
        return facts.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }

    /// Whether there is a file on a disk at a path, and no pipe, socket or device.
    static func isRegular(_ path: String) -> Bool {
        var facts = stat()
        return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    }

    /// Whether something lies at a path, be it a link that leads nowhere. What a folder holds may have a
    /// name that is not UTF-8, and so none that we could use.
    static func isNamed(_ path: String) -> Bool {
        var facts = stat()
        return unsafe lstat(path, &facts) == 0
    }

    /// Whether this process may read what lies at a path.
    static func isReadable(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }

    /// Whether a path is a symbolic link, wherever it leads.
    package static func isLink(_ path: String) -> Bool {
        var facts = stat()
        return unsafe lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFLNK
    }

    /// The permission bits of the file at `path`.
    package static func mode(of path: String) throws(OfficeError) -> UInt32 {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { throw error(path, .open) }
        return facts.st_mode & 0o7777
    }

    /// The bytes that the file at `path` has, or nil where there is none.
    package static func size(of path: String) -> Int? {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { return nil }
        return Int(facts.st_size)
    }

    /// The names in a folder, sorted by their bytes, without `.` and `..`.
    package static func names(in folder: String) throws(OfficeError) -> [String] {
        guard let stream = unsafe opendir(folder) else { throw error(folder, .open) }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Gives a file or folder another name; a folder that is there already must be empty.
    package static func move(_ path: String, to other: String) throws(OfficeError) {
        guard unsafe rename(path, other) == 0 else { throw error(other, .rename) }
        try syncFolder(of: other)
    }

    /// Removes what lies at `path`, as far as the system lets it.
    static func removeTree(_ path: String) {
        if kind(of: path) == .folder, !isLink(path), let names = try? names(in: path) {
            for name in names { removeTree("\(path)/\(name)") }
            _ = unsafe rmdir(path)
        } else {
            _ = unsafe unlink(path)
        }
    }

    /// The number of this process, for names that nothing else uses meanwhile.
    static var processID: Int32 { getpid() }

    /// Removes the file at `path`, if there is one.
    package static func remove(_ path: String) throws(OfficeError) {
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw error(path, .remove) }
    }

    package static func folder(of path: String) -> String {
        let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }

    static func error(_ path: String, _ action: FileAction) -> OfficeError {
        errno == ENOENT ? .notThere(path: path) : .file(path: path, action: action, errno: errno)
    }

    static func write(
        _ bytes: [UInt8], to descriptor: Int32, _ path: String
    ) throws(OfficeError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw error(path, .write) }
            rest = rest.dropFirst(count)
        }
    }
}

/// A file that is written piece by piece under a temporary name and put into place by `finish`.
package struct OutputFile: ~Copyable {
    private let path: String
    private let temporary: String
    private let descriptor: Int32
    private var pending: [UInt8] = []

    /// Begins a new file for `path`; what lies there stays until ``finish()``.
    package init(at path: String, mode: UInt32 = 0o644) throws(OfficeError) {
        try Self.refuseWhatIsNoFile(path)
        let temporary = "\(path).new-\(getpid())"
        let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw Files.error(path, .write) }
        (self.path, self.temporary, self.descriptor) = (path, temporary, descriptor)
    }

    deinit {
        _ = close(descriptor)
        _ = unsafe unlink(temporary)
    }

    /// Refuses a path where there is a device, a link, a pipe or a folder: a file would be put in its
    /// place, and it would be gone.
    static func refuseWhatIsNoFile(_ path: String) throws(OfficeError) {
        var facts = stat()
        guard unsafe lstat(path, &facts) == 0, facts.st_mode & S_IFMT != S_IFREG else { return }
        throw .notAnOrdinaryFile(path: path)
    }

    package mutating func write(_ bytes: [UInt8]) throws(OfficeError) {
        pending += bytes
        if pending.count >= 1 << 16 { try flush() }
    }

    /// Syncs the file and renames it into place; without this nothing is left of it.
    package consuming func finish() throws(OfficeError) {
        try flush()
        guard fsync(descriptor) == 0 else { throw Files.error(path, .sync) }
        guard unsafe rename(temporary, path) == 0 else { throw Files.error(path, .rename) }
        try Files.syncFolder(of: path)
    }

    private mutating func flush() throws(OfficeError) {
        try Files.write(pending, to: descriptor, path)
        pending.removeAll(keepingCapacity: true)
    }
}
