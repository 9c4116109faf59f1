extension FileSystem {
    /// Calls `body` with the path of a file that another library is to make for `place`, in a folder
    /// of its own beside it that nobody else can look into, and that goes away afterwards with whatever
    /// the library leaves there; and so does what a process that was killed has left.
    package static func staged<Value>(
        for place: String, _ body: (_ path: String) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        guard place.utf8.last != UInt8(ascii: "/") else {
            throw Failure(.notAnOrdinaryFile(path: place))
        }
        try removeRemains(of: place)
        let temporary = try Temporary(folderFor: place, mode: 0o700)
        defer { withExtendedLifetime(temporary) {} }
        do throws(Failure) {
            return try body("\(temporary.path)/\(name(of: place))")
        } catch {
            throw error.onTheWay(from: temporary.path, to: folder(of: place))
        }
    }
}
