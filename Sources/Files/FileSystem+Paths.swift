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

    /// The path from the root of the file system on.
    package static func absolute(_ path: String) -> String {
        if path.utf8.first == UInt8(ascii: "/") { return path }
        guard let folder = unsafe getcwd(nil, 0) else { return path }
        defer { unsafe free(folder) }
        let current = unsafe String(cString: folder)
        return path == "." ? current : current + "/" + path
    }

    /// The path that links on the way lead to; the same where there is nothing.
    package static func resolve(_ path: String) -> String {
        guard let resolved = unsafe realpath(path, nil) else { return trimmed(path) }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// The path without a slash at its end.
    package static func trimmed(_ path: String) -> String {
        path.utf8.count > 1 && path.utf8.last == UInt8(ascii: "/") ? String(path.dropLast()) : path
    }
}
