internal import CPlatform
internal import Glibc

extension FileSystem {
    /// A file or folder beside the place that it is meant for, which nobody else can foresee or take:
    /// `<name>.new-<16 hexadecimal digits>`, made new, and locked as long as this value lives.
    ///
    /// What is not put into place goes away with the value. What a process that was killed leaves is
    /// not locked, by which ``FileSystem/removeRemains(of:)`` knows it.
    package struct Temporary: ~Copyable {
        /// Where it lies until it is put into place.
        package let path: String
        /// The place that it is meant for.
        let place: String
        let descriptor: Int32
        private var isInPlace = false

        /// Begins a file for `place` with these permission bits, as far as the umask lets it.
        package init(fileFor place: String, mode: UInt32) throws(Failure) {
            let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
            try self.init(for: place, .write) { path in unsafe open(path, flags, mode) }
        }

        /// The same for a folder.
        package init(folderFor place: String, mode: UInt32) throws(Failure) {
            try self.init(for: place, .makeFolder) { path in
                guard unsafe mkdir(path, mode) == 0 else { return -1 }
                return unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            }
        }

        private init(
            for place: String, _ action: FileAction, make: (_ path: String) -> Int32
        ) throws(Failure) {
            while true {
                let path = Self.newPath(for: place)
                let descriptor = make(path)
                guard descriptor >= 0 else {
                    if errno == EEXIST { continue }
                    throw failure(place, action)
                }
                // Somebody who was just clearing up may have taken it for a remains.
                if Self.lockNew(descriptor) {
                    (self.path, self.place, self.descriptor) = (path, place, descriptor)
                    return
                }
                _ = close(descriptor)
            }
        }

        deinit {
            if !isInPlace { FileSystem.removeTree(path) }
            _ = close(descriptor)
        }

        /// Locks what was just made; false where it was removed meanwhile. A file system without
        /// locks has no remains that could be told, and nobody clears them.
        private static func lockNew(_ descriptor: Int32) -> Bool {
            while flock(descriptor, LOCK_EX) != 0 {
                if errno != EINTR { return true }
            }
            var facts = stat()
            return unsafe fstat(descriptor, &facts) != 0 || facts.st_nlink > 0
        }

        private static func newPath(for place: String) -> String {
            let digits = String(UInt64.random(in: 0...UInt64.max), radix: 16)
            let padding = String(repeating: "0", count: 16 - digits.utf8.count)
            return "\(stem(of: place))\(padding)\(digits)"
        }

        /// Writes the whole of a file that is to have these permission bits whatever the umask.
        func write(_ bytes: [UInt8], exactly mode: UInt32) throws(Failure) {
            try FileSystem.write(bytes, to: descriptor, place)
            guard fchmod(descriptor, mode) == 0 else { throw failure(place, .write) }
        }

        /// Takes the place of what is there, if anything is; a folder only of an empty one. With
        /// `sync`, what it holds outlasts a power cut first.
        package consuming func replacePlace(sync: Bool) throws(Failure) {
            if sync { try self.sync() }
            guard unsafe rename(path, place) == 0 else { throw failure(place, .rename) }
            isInPlace = true
            if sync { try confirm(place) }
        }

        /// Takes a place where nothing is; whatever is there by now is an error, and stays.
        consuming func takeNewPlace() throws(Failure) {
            try sync()
            try giveNewName(place, to: path)
            isInPlace = true
            let code = syncFolder(of: place)
            guard code == 0 else {
                _ = unsafe unlink(place)
                throw Failure(.refused(path: place, .sync, errno: code))
            }
        }

        private func sync() throws(Failure) {
            guard fsync(descriptor) == 0 else { throw failure(place, .sync) }
        }
    }

    /// What the names of a place's temporaries begin with; a long name is cut, so that it stays one.
    private static func stem(of place: String) -> String {
        let place = trimmed(place)
        let name = name(of: place)
        guard name.utf8.count > 200 else { return place + mark }
        var short = Substring(name)
        while short.utf8.count > 200 { short.removeLast() }
        return "\(place.dropLast(name.count))\(short)\(mark)"
    }

    /// Removes what processes that were killed have left beside `place`, and gives what could not be
    /// removed, since it is somebody else's for instance.
    @discardableResult
    package static func removeRemains(of place: String) throws(Failure) -> [String] {
        try remains(of: place).filter { !removeLeft($0) }
    }

    /// Removes what such processes have left in a folder of files whose names end with one of
    /// `suffixes`.
    package static func removeRemains(in folder: String, of suffixes: [String]) throws(Failure) {
        for name in try temporaries(in: folder) {
            let place = name.utf8.dropLast(mark.utf8.count + 16)
            if suffixes.contains(where: { place.suffix($0.utf8.count).elementsEqual($0.utf8) }) {
                _ = removeLeft("\(folder)/\(name)")
            }
        }
    }

    /// What lies beside `place` as its temporaries do, be they held or left.
    package static func remains(of place: String) throws(Failure) -> [String] {
        let stem = stem(of: place)
        let (folder, start) = (folder(of: stem), name(of: stem))
        return try temporaries(in: folder)
            .filter { $0.utf8.starts(with: start.utf8) && $0.utf8.count == start.utf8.count + 16 }
            .map { "\(folder)/\($0)" }
    }

    /// Whether nobody holds the lock of a temporary.
    package static func isLeft(_ path: String) -> Bool { withLeft(path) { _ in true } ?? false }

    private static var mark: String { ".new-" }

    /// The names of temporaries in a folder; none where there is no folder, or none that this user may
    /// look into.
    private static func temporaries(in folder: String) throws(Failure) -> [String] {
        var all: [String] = []
        do throws(Failure) {
            all = try names(in: folder)
        } catch {
            switch error.ofFile {
            case .notThere, .refused(_, _, EACCES), .refused(_, _, ENOTDIR): return []
            default: throw error
            }
        }
        return all.filter { name in
            let end = name.utf8.suffix(16)
            let isRandom = end.count == 16 && end.allSatisfy("0123456789abcdef".utf8.contains)
            return isRandom && name.utf8.dropLast(16).suffix(5).elementsEqual(mark.utf8)
        }
    }

    /// Whether a temporary is gone, or is held and no remains.
    private static func removeLeft(_ path: String) -> Bool {
        withLeft(path) { descriptor in
            var facts = stat()
            guard unsafe fstat(descriptor, &facts) == 0, facts.st_uid == geteuid() else {
                return false
            }
            removeOpen(descriptor, at: path)
            return unsafe lstat(path, &facts) != 0
        } ?? true
    }

    /// Calls `body` with a temporary that nobody holds, and holds it meanwhile; nil where somebody does,
    /// or where it is a link, whoever has put it there.
    private static func withLeft<Value>(_ path: String, _ body: (Int32) -> Value) -> Value? {
        let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { _ = close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? body(descriptor) : nil
    }
}
