internal import Files

extension Workspace {
    /// Calls `body` with the path of a registry that is to be made beside the workspace's own, in a
    /// folder that goes away afterwards with whatever SQLite leaves there; and so does what a process
    /// that was killed has left.
    func staged<Value>(
        _ body: (_ path: String) throws(OfficeError) -> Value
    ) throws(OfficeError) -> Value {
        try Files.staged(for: registryPath, body)
    }
}
