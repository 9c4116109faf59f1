internal import Glibc

extension Files {
    /// Appends bytes to a file in one call and syncs it; the file is made where it is not there, for
    /// its owner only.
    static func append(_ bytes: [UInt8], to path: String) throws(OfficeError) {
        let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC
        let descriptor = unsafe open(path, flags, 0o600)
        guard descriptor >= 0 else { throw error(path, .write) }
        defer { _ = close(descriptor) }
        try write(bytes, to: descriptor, path)
        guard fsync(descriptor) == 0 else { throw error(path, .sync) }
    }

    /// Gives a file another name besides; where the file system knows no such thing, instead.
    static func keep(_ path: String, as other: String) throws(OfficeError) {
        if unsafe link(path, other) != 0 {
            guard errno == EPERM || errno == ENOTSUP || errno == EMLINK else {
                throw error(other, .rename)
            }
            try move(path, to: other)
        }
        try syncFolder(of: other)
    }

    /// Syncs a file that was written under a temporary name, and renames it into place.
    static func putInPlace(_ temporary: String, as path: String) throws(OfficeError) {
        do throws(OfficeError) {
            try sync(temporary)
            guard unsafe rename(temporary, path) == 0 else { throw error(path, .rename) }
        } catch {
            _ = unsafe unlink(temporary)
            throw error
        }
        try syncFolder(of: path)
    }

    private static func sync(_ path: String) throws(OfficeError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw error(path, .sync) }
        defer { _ = close(descriptor) }
        guard fsync(descriptor) == 0 else { throw error(path, .sync) }
    }

    /// The path from the root of the file system on.
    static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard unsafe getcwd(&buffer, buffer.count) != nil else { return path }
        let folder = String(
            decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return path == "." ? folder : folder + "/" + path
    }
}
