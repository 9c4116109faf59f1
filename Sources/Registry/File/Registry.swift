internal import Files
internal import GRDB

/// The office's database: cohorts, approvals, certificates, statuses and events.
///
/// Any number of processes may read; one at a time may write, and holds the office's lock from
/// before its first read until after its last commit. Calls block, and may come from any thread.
package struct Registry: Sendable {
    /// What a registry is opened for.
    package enum Access: Sendable {
        /// Looks only; writing fails with ``RegistryError/unwritable``.
        case readOnly
        /// Looks and writes; an older registry is migrated when it is opened.
        case readWrite
    }

    /// The version of the schema that this program reads and writes.
    package static var newestVersion: Int { Schema.newest }

    let queue: DatabaseQueue
    let path: String
    let capacity: ListCapacity

    /// Opens the registry at `path`.
    package init(
        at path: String, access: Access, capacity: ListCapacity = .standard
    ) throws(RegistryError) {
        try Self.requireFile(at: path)
        try self.init(path: path, capacity: capacity, writing: access == .readWrite) {
            let queue = try Connection.open(path, access)
            switch access {
            case .readOnly: try queue.read(Schema.requireNewest)
            case .readWrite: try queue.write(Schema.migrate)
            }
            return queue
        }
    }

    /// Makes a new registry, readable by its owner only; a file that holds anything is refused.
    package static func create(
        at path: String, capacity: ListCapacity = .standard
    ) throws(RegistryError) -> Registry {
        try createEmptyFile(at: path)
        return try Registry(path: path, capacity: capacity, writing: true) {
            let queue = try Connection.open(path, .readWrite)
            try queue.write(Schema.create)
            return queue
        }
    }

    /// A new registry that is gone when the last copy of this value is.
    package static func inMemory(
        capacity: ListCapacity = .standard
    ) throws(RegistryError) -> Registry {
        try Registry(path: ":memory:", capacity: capacity, writing: true) {
            let queue = try Connection.openInMemory()
            try queue.write(Schema.create)
            return queue
        }
    }

    /// The version of the schema of the registry at `path`, so that it can be kept before it is
    /// migrated.
    package static func version(at path: String) throws(RegistryError) -> Int {
        try requireFile(at: path)
        do {
            return try Connection.open(path, .readOnly).read(Schema.version)
        } catch {
            throw RegistryError(error, writing: false)
        }
    }

    private init(
        path: String, capacity: ListCapacity, writing: Bool, opening: () throws -> DatabaseQueue
    ) throws(RegistryError) {
        do {
            (self.path, self.capacity) = (path, capacity)
            queue = try opening()
        } catch {
            throw RegistryError(error, writing: writing)
        }
    }

    /// A file of no bytes is what a crash right here leaves, and is taken up again.
    static func createEmptyFile(at path: String) throws(RegistryError) {
        guard let facts = try Files.ownFacts(of: path) else {
            return try Files.create(path, with: [], mode: 0o600)
        }
        guard facts.type == .regular, facts.size == 0 else { throw .file(.exists(path: path)) }
    }

    /// SQLite would make the file that is not there.
    static func requireFile(at path: String) throws(RegistryError) {
        guard try Files.kind(of: path) != .none else { throw .file(.notThere(path: path)) }
    }
}

extension Registry {
    /// Reads in one transaction, so that all that `body` sees is of one moment.
    func read<T>(_ body: (Database) throws -> T) throws(RegistryError) -> T {
        try read(body) { $0 }
    }

    /// Writes in one transaction: all that `body` does, or nothing where it throws.
    func write<T>(_ body: (Database) throws -> T) throws(RegistryError) -> T {
        try write(body) { $0 }
    }

    /// The same where `body` throws errors of another subject too; `failure` makes one of these of what is
    /// the registry's.
    func read<T, Failure: Error>(
        _ body: (Database) throws -> T, failure: (RegistryError) -> Failure
    ) throws(Failure) -> T {
        do {
            return try queue.read(body)
        } catch let error as Failure {
            throw error
        } catch {
            throw failure(RegistryError(error, writing: false))
        }
    }

    /// The same for writing.
    func write<T, Failure: Error>(
        _ body: (Database) throws -> T, failure: (RegistryError) -> Failure
    ) throws(Failure) -> T {
        do {
            return try queue.write(body)
        } catch let error as Failure {
            throw error
        } catch {
            throw failure(RegistryError(error, writing: true))
        }
    }
}
