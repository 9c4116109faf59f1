internal import Certificates
internal import Files
internal import Registry

extension Workspace {
    /// A name in that folder which no file has: `registry-<what>-<time>.sqlite`.
    func newBackupPath(_ what: String, at now: UnixTime) throws(OfficeError) -> String {
        let path = "\(backupsPath)/registry-\(what)-\(now.fileName)"
        var (name, count) = (path, 1)
        while try Files.kind(of: name + ".sqlite") != .none {
            count += 1
            name = "\(path)-\(count)"
        }
        return name + ".sqlite"
    }

    /// Copies the registry into a folder beside, and puts the copy into its place, where nothing is,
    /// once it is recorded: a purge must not miss a copy, and may name one that never came to be.
    func copyRegistry(to file: String, at now: UnixTime) throws(OfficeError) {
        try Files.staged(for: file) { copy throws(OfficeError) in
            try Self.copyRegistry(at: registryPath, to: copy)
            try Copies(self).record(.backup, at: file, now)
            try Files.putNew(copy, as: file)
        }
    }

    /// Copies a registry, and names in what it throws the file that it is about: the one that is read, or
    /// the copy.
    static func copyRegistry(at path: String, to copy: String) throws(OfficeError) {
        do throws(CopyError) {
            try Registry.copy(from: path, to: copy)
        } catch {
            throw .workspace(.registry(path: error.path, error.error))
        }
    }

    /// Keeps an older registry as it is, before opening it migrates it.
    func backUpBeforeMigration(at now: UnixTime) throws(OfficeError) {
        let version = try registered { () throws(RegistryError) in
            try Registry.version(at: registryPath)
        }
        guard version < Registry.newestVersion else { return }
        try Files.makeFolder(backupsPath, mode: 0o700)
        try copyRegistry(to: try newBackupPath("v\(version)", at: now), at: now)
    }
}

extension UnixTime {
    /// The time in a form for names of files: `2021-12-31T080000Z`.
    var fileName: String { description.filter { $0 != ":" } }
}
