extension Workspace {
    /// Calls `body` with the path of a registry that is to be made beside the workspace's own, in a
    /// folder that goes away afterwards with whatever SQLite leaves there; and so does what a process
    /// that was killed has left.
    func staged<Value>(
        _ body: (_ path: String) throws(OfficeError) -> Value
    ) throws(OfficeError) -> Value {
        let prefix = registryPath + ".staged-"
        Files.removeNumbered(prefix)
        let folder = "\(prefix)\(Files.processID)"
        defer { Files.removeTree(folder) }
        try Files.makeFolder(folder, mode: 0o700)
        return try body(folder + "/registry.sqlite")
    }
}
