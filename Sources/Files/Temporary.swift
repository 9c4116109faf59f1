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
            if !isInPlace { removeTree(path) }
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
            if sync { try syncFolder(of: place) }
        }

        /// Takes a place where nothing is; whatever is there by now is an error, and stays.
        consuming func takeNewPlace() throws(Failure) {
            try sync()
            let code = unsafe jieye_rename_new(path, place)
            guard code == 0 else {
                errno = code
                throw failure(place, .rename)
            }
            isInPlace = true
            try syncFolder(of: place)
        }

        private func sync() throws(Failure) {
            guard fsync(descriptor) == 0 else { throw failure(place, .sync) }
        }
    }

    /// What the names of a place's temporaries begin with; a long name is cut, so that it stays one.
    private static func stem(of place: String) -> String {
        let place = trimmed(place)
        let name = name(of: place)
        let mark = ".new-"
        guard name.utf8.count > 200 else { return place + mark }
        var short = Substring(name)
        while short.utf8.count > 200 { short.removeLast() }
        return "\(place.dropLast(name.count))\(short)\(mark)"
    }

    /// Removes what processes that were killed have left beside `place`, as far as the system lets it.
    package static func removeRemains(of place: String) {
        let stem = stem(of: place)
        let (folder, start) = (folder(of: stem), name(of: stem))
        for remains in remains(in: folder) where remains.utf8.starts(with: start.utf8) {
            if remains.utf8.count == start.utf8.count + 16 { removeTree("\(folder)/\(remains)") }
        }
    }

    /// Removes what such processes have left in a folder of files whose names end with one of
    /// `suffixes`.
    package static func removeRemains(in folder: String, of suffixes: [String]) {
        for remains in remains(in: folder) {
            let place = remains.utf8.dropLast(21)
            if suffixes.contains(where: { place.suffix($0.utf8.count).elementsEqual($0.utf8) }) {
                removeTree("\(folder)/\(remains)")
            }
        }
    }

    /// The folders that processes which were killed have left of one for `place`.
    package static func remainingFolders(of place: String) -> [String] {
        let stem = stem(of: place)
        let (folder, start) = (folder(of: stem), name(of: stem))
        return remains(in: folder)
            .filter { $0.utf8.starts(with: start.utf8) && $0.utf8.count == start.utf8.count + 16 }
            .map { "\(folder)/\($0)" }
    }

    /// The names of temporaries in a folder that nobody holds any more.
    private static func remains(in folder: String) -> [String] {
        ((try? names(in: folder)) ?? []).filter { isTemporary($0) && isLeft("\(folder)/\($0)") }
    }

    private static func isTemporary(_ name: String) -> Bool {
        let end = name.utf8.suffix(16)
        let digits = end.count { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
        }
        return digits == 16 && name.utf8.dropLast(16).suffix(5).elementsEqual(".new-".utf8)
    }

    /// Whether nobody holds the lock of a temporary; a link is none, whoever has put it there.
    private static func isLeft(_ path: String) -> Bool {
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        let descriptor = unsafe open(path, flags)
        guard descriptor >= 0 else { return false }
        defer { _ = close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }
}
