internal import Glibc

/// What is to be gone for good, or was left by a process that was killed.
extension Files {
    /// Writes zeros over the file at `path`.
    static func overwrite(_ path: String) throws(OfficeError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw error(path, .write) }
        defer { _ = close(descriptor) }
        try write(Array(repeating: 0, count: size(of: path) ?? 0), to: descriptor, path)
        guard fsync(descriptor) == 0 else { throw error(path, .sync) }
    }

    /// Removes what ``replace(_:with:mode:sync:)`` leaves beside `path` when it is cut off.
    static func removeHalfWritten(_ path: String) { removeNumbered(path + ".new-") }

    /// Removes what such writing has left in a folder of files whose names end with one of `suffixes`,
    /// unless the process that writes there still lives.
    static func removeHalfWritten(in folder: String, of suffixes: [String]) {
        for name in (try? names(in: folder)) ?? [] {
            guard let mark = name.utf8.lastIndex(of: UInt8(ascii: ".")),
                name[mark...].hasPrefix(".new-"), let process = pid_t(name[mark...].dropFirst(5)),
                suffixes.contains(where: name[..<mark].hasSuffix),
                process > 0, kill(process, 0) != 0, errno == ESRCH
            else { continue }
            removeTree("\(folder)/\(name)")
        }
    }

    /// Removes whatever is called `prefix` and a number of a process, as far as the system lets it.
    static func removeNumbered(_ prefix: String) {
        let (folder, start) = (folder(of: prefix), name(of: prefix))
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        for name in (try? names(in: folder)) ?? [] where name.hasPrefix(start) {
            let rest = name.utf8.dropFirst(start.utf8.count)
            if !rest.isEmpty, rest.allSatisfy(digits.contains) { removeTree("\(folder)/\(name)") }
        }
    }
}
