extension FileSystem {
    /// Calls `body` with the path of a file that another library is to make for `place`, in a folder
    /// of its own beside it that nobody else can look into, and that goes away afterwards with whatever
    /// the library leaves there; and so does what a process that was killed has left.
    package static func staged<Value>(
        for place: String, _ body: (_ path: String) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        removeRemains(of: place)
        let folder = try Temporary(folderFor: place, mode: 0o700)
        defer { withExtendedLifetime(folder) {} }
        return try body("\(folder.path)/\(name(of: place))")
    }
}
