internal import Glibc

/// What the system says of a file.
package struct FileFacts: Sendable {
    package enum FileType: Sendable { case regular, folder, link, other }

    package let type: FileType
    /// In bytes.
    package let size: Int
    /// The permission bits.
    package let mode: UInt32
    package let owner: UInt32
    package let group: UInt32
    /// The file system that it lies on.
    package let device: UInt64

    init(_ facts: stat) {
        type =
            switch facts.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        (size, mode) = (Int(facts.st_size), facts.st_mode & 0o7777)
        (owner, group, device) = (facts.st_uid, facts.st_gid, UInt64(facts.st_dev))
    }
}

extension FileSystem {
    /// What there is at a path.
    package enum Kind { case none, file, folder }

    /// What lies at a path, or where a link there leads to; everything that is no folder is a file.
    package static func kind(of path: String) throws(Failure) -> Kind {
        guard let facts = try facts(of: path) else { return .none }
        return facts.type == .folder ? .folder : .file
    }

    /// What the system says of what lies at a path, or of where a link there leads to; nil where
    /// nothing is there. That it cannot say is an error: on a failing disk, or one that is far away, what
    /// is taken for absent would be overwritten.
    package static func facts(of path: String) throws(Failure) -> FileFacts? {
        var facts = stat()
        if unsafe stat(path, &facts) == 0 { return FileFacts(facts) }
        guard isAbsence(errno) else { throw failure(path, .look) }
        return nil
    }

    /// The same of a link itself.
    package static func ownFacts(of path: String) throws(Failure) -> FileFacts? {
        var facts = stat()
        if unsafe lstat(path, &facts) == 0 { return FileFacts(facts) }
        guard isAbsence(errno) else { throw failure(path, .look) }
        return nil
    }

    /// Whether an error of the system says that nothing is there, and not that it could not look.
    static func isAbsence(_ code: Int32) -> Bool { code == ENOENT || code == ENOTDIR }

    /// Whether this process may read what lies at a path.
    package static func isReadable(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }
}
