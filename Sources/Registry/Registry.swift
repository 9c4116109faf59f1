internal import Foundation
internal import GRDB

/// The office's database: cohorts, approvals, certificates, statuses and events.
///
/// Any number of processes may read; one at a time may write, and holds a ``WriterLock`` from
/// before its first read until after its last commit. Calls block, and may come from any thread.
package struct Registry: Sendable {
    /// What a registry is opened for.
    package enum Access: Sendable {
        /// Looks only; writing fails with ``RegistryError/unwritable(_:)``.
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
        guard FileManager.default.fileExists(atPath: path) else {
            throw .notThere(path)
        }
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
        guard FileManager.default.fileExists(atPath: path) else { throw .notThere(path) }
        do {
            return try Connection.open(path, .readOnly).read(Schema.version)
        } catch {
            throw RegistryError(error, path: path, writing: false)
        }
    }

    private init(
        path: String, capacity: ListCapacity, writing: Bool, opening: () throws -> DatabaseQueue
    ) throws(RegistryError) {
        do {
            (self.path, self.capacity) = (path, capacity)
            queue = try opening()
        } catch {
            throw RegistryError(error, path: path, writing: writing)
        }
    }

    /// A file of no bytes is what a crash right here leaves, and is taken up again.
    static func createEmptyFile(at path: String) throws(RegistryError) {
        let files = FileManager.default
        if let attributes = try? files.attributesOfItem(atPath: path) {
            guard attributes[.size] as? UInt64 == 0 else { throw .exists(path) }
            return
        }
        let ownerOnly: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard files.createFile(atPath: path, contents: nil, attributes: ownerOnly) else {
            throw .unwritable(path)
        }
    }
}

extension Registry {
    /// Reads in one transaction, so that all that `body` sees is of one moment.
    func read<T>(_ body: (Database) throws -> T) throws(RegistryError) -> T {
        do {
            return try queue.read(body)
        } catch {
            throw RegistryError(error, path: path, writing: false)
        }
    }

    /// Writes in one transaction: all that `body` does, or nothing where it throws.
    func write<T>(_ body: (Database) throws -> T) throws(RegistryError) -> T {
        do {
            return try queue.write(body)
        } catch {
            throw RegistryError(error, path: path, writing: true)
        }
    }
}
