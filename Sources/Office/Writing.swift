internal import Certificates
internal import Registry

extension Workspace {
    /// Calls `body` with the registry open for writing, while no other process can write; every
    /// verb that changes a workspace does all of its work in here.
    ///
    /// A clock that stands before the last event is refused, unless ``acceptsClock`` says not to.
    func write<Value>(
        at now: UnixTime, _ body: (Registry) throws(OfficeError) -> Value
    ) throws(OfficeError) -> Value {
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        return try body(try openForWriting(at: now))
    }

    /// The same for work that runs on several cores.
    func write<Value>(
        at now: UnixTime, _ body: (Registry) async throws(OfficeError) -> Value
    ) async throws(OfficeError) -> Value {
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        return try await body(try openForWriting(at: now))
    }

    private func openForWriting(at now: UnixTime) throws(OfficeError) -> Registry {
        try backUpBeforeMigration(at: now)
        let registry = try openRegistry(.readWrite)
        let last = try registered { () throws(RegistryError) in try registry.head().at }
        if let last, now < last, !acceptsClock { throw .clockBehind(now: now, recorded: last) }
        return registry
    }
}
