internal import CPlatform
internal import Glibc

/// A copy of a folder that shares its files with it, for the time until the two are swapped.
struct FolderCopy {
    /// Paths inside the folder of files that are not copied.
    let leavingOut: Set<String>
    private var entries = 0

    /// A folder with more than this in it is no publication, and is not copied.
    private static let entryLimit = 20_000
    private static let depthLimit = 16

    init(leavingOut: Set<String>) { self.leavingOut = leavingOut }

    /// Makes the copy. What is neither file, folder nor link, and what lies on another file system,
    /// cannot be swapped and is an error.
    mutating func make(of folder: String, at copy: String) throws(OfficeError) {
        try copyFolder(folder, to: copy, inside: "", on: try facts(of: folder).st_dev, depth: 0)
    }

    private mutating func copyFolder(
        _ folder: String, to copy: String, inside: String, on device: dev_t, depth: Int
    ) throws(OfficeError) {
        let facts = try facts(of: folder)
        guard facts.st_dev == device, depth < Self.depthLimit else { throw refusal(folder) }
        guard unsafe mkdir(copy, 0o700) == 0 else { throw Files.error(copy, .makeFolder) }
        for name in try Files.names(in: folder) {
            entries += 1
            guard entries <= Self.entryLimit else { throw refusal(folder) }
            let (source, target) = ("\(folder)/\(name)", "\(copy)/\(name)")
            let place = inside.isEmpty ? name : "\(inside)/\(name)"
            if try kind(of: source) == S_IFDIR {
                try copyFolder(source, to: target, inside: place, on: device, depth: depth + 1)
            } else if !leavingOut.contains(place) {
                try share(source, target)
            }
        }
        // Whoever may not give a folder away keeps it.
        _ = unsafe chown(copy, facts.st_uid, facts.st_gid)
        guard unsafe chmod(copy, facts.st_mode & 0o7777) == 0 else {
            throw Files.error(copy, .makeFolder)
        }
    }

    /// A hard link to a file, or to a symbolic link; a copy where the system allows none.
    private func share(_ source: String, _ target: String) throws(OfficeError) {
        let kind = try kind(of: source)
        guard kind == S_IFREG || kind == S_IFLNK else { throw refusal(source) }
        if unsafe link(source, target) == 0 { return }
        if kind == S_IFREG {
            try copyFile(source, target)
        } else {
            try copyLink(source, target)
        }
    }

    private func kind(of path: String) throws(OfficeError) -> mode_t {
        try facts(of: path).st_mode & S_IFMT
    }

    /// A copy with the same time.
    private func copyFile(_ source: String, _ target: String) throws(OfficeError) {
        let facts = try facts(of: source)
        let bytes = try Files.read(source, limit: Self.fileLimit)
        try Files.replace(target, with: bytes, mode: facts.st_mode & 0o7777)
        let times = [facts.st_atim, facts.st_mtim]
        _ = unsafe utimensat(AT_FDCWD, target, times, 0)
    }

    private static let fileLimit = 256 << 20

    private func copyLink(_ source: String, _ target: String) throws(OfficeError) {
        let limit = Int(PATH_MAX)
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            unsafe buffer.withMemoryRebound(to: CChar.self) { text in
                guard let start = text.baseAddress else { return }
                count = max(0, unsafe readlink(source, start, limit))
            }
        }
        let place = String(decoding: bytes, as: UTF8.self)
        guard !bytes.isEmpty, unsafe symlink(place, target) == 0 else { throw refusal(source) }
    }

    private func facts(of path: String) throws(OfficeError) -> stat {
        var facts = stat()
        guard unsafe lstat(path, &facts) == 0 else { throw Files.error(path, .open) }
        return facts
    }

    private func refusal(_ path: String) -> OfficeError {
        .file(path: path, action: .open, errno: EXDEV)
    }

    /// Makes a folder and all folders in it outlast a power cut.
    static func sync(_ folder: String) throws(OfficeError) {
        for name in try Files.names(in: folder) {
            let path = "\(folder)/\(name)"
            if Files.kind(of: path) == .folder, !Files.isLink(path) { try sync(path) }
        }
        try Files.syncFolder(of: folder + "/.")
    }
}

extension Files {
    /// Puts the folder at `new` into the place of the one at `old`, which is then at `new`; where
    /// nothing is at `old`, nothing is at `new`.
    static func swap(_ new: String, into old: String) throws(OfficeError) {
        if kind(of: old) == .none { return try move(new, to: old) }
        let code = unsafe jieye_exchange(new, old)
        guard code == 0 else { throw .file(path: old, action: .rename, errno: code) }
        try syncFolder(of: old)
    }

    /// Whether another way of writing would fail too.
    static func isNoWayAround(_ code: Int32) -> Bool {
        [ENOSPC, EDQUOT, EIO, EMFILE, ENFILE, ENOMEM].contains(code)
    }

    /// The path that links on the way lead to; the same where there is nothing.
    static func resolve(_ path: String) -> String {
        guard let resolved = unsafe realpath(path, nil) else {
            return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// The last part of a path.
    static func name(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { slash in
            String(path[path.utf8.index(after: slash)...])
        } ?? path
    }
}
