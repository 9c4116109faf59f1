internal import Glibc

/// Parts of paths.
extension FileSystem {
    /// The folder that a path lies in.
    package static func folder(of path: String) -> String {
        let trimmed = trimmed(path)
        guard let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }

    /// The last part of a path.
    package static func name(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { slash in
            String(path[path.utf8.index(after: slash)...])
        } ?? path
    }

    /// The path from the root of the file system on, in one spelling: without parts that lead nowhere else.
    /// A `..` stays, which means another folder behind a link.
    package static func absolute(_ path: String) -> String {
        guard path.utf8.first != UInt8(ascii: "/") else { return withoutEmptyParts(path) }
        guard let folder = unsafe getcwd(nil, 0) else { return path }
        defer { unsafe free(folder) }
        return unsafe withoutEmptyParts(String(cString: folder) + "/" + path)
    }

    private static func withoutEmptyParts(_ path: String) -> String {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"))
            .filter { !$0.elementsEqual(".".utf8) }
        return "/" + parts.map { String(Substring($0)) }.joined(separator: "/")
    }

    /// The path that links on the way lead to; the same where there is nothing.
    package static func resolve(_ path: String) -> String {
        guard let resolved = unsafe realpath(path, nil) else { return trimmed(path) }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// Whether a resolved path is a folder or lies in it.
    package static func isWithin(_ path: String, _ folder: String) -> Bool {
        let inside = folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
        return (path + "/").utf8.starts(with: inside.utf8)
    }

    /// The path without a slash at its end.
    package static func trimmed(_ path: String) -> String {
        path.utf8.count > 1 && path.utf8.last == UInt8(ascii: "/") ? String(path.dropLast()) : path
    }
}
