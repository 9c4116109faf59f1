internal import Files
internal import GRDB

extension Registry {
    /// Undoes what a writer that was killed left half done, so that the file says everything by
    /// itself; one that is no registry stays as it is.
    package static func settle(at path: String) {
        try? Connection.open(path, .readWrite).close()
    }

    /// Writes a copy of the registry at `path`, whatever its version, to a file that is not there
    /// yet; what another process commits meanwhile is in it wholly or not at all.
    ///
    /// The copy is readable by its owner only, and was proved whole. The caller syncs it.
    package static func copy(
        from path: String, to destination: String
    ) throws(RegistryError) {
        try requireFile(at: path)
        try createEmptyFile(at: destination)
        do {
            let source = try Connection.open(path, .readOnly)
            _ = try source.read(Schema.refuseNewer)
            let target = try Connection.openPlain(destination)
            try source.backup(to: target)
            try target.read(Integrity.check)
            try target.close()
        } catch {
            try? Files.remove(destination)
            throw RegistryError(error, path: path, writing: true)
        }
    }
}
