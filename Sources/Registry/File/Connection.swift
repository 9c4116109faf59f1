internal import Foundation
internal import GRDB

/// Opens the file: the settings of every connection stand here, and nowhere else.
enum Connection {
    /// Seconds to wait for another process that is just committing or reading.
    static let busyTimeout = 5.0

    static func open(_ path: String, _ access: Registry.Access) throws -> DatabaseQueue {
        do {
            return try connect(path, access)
        } catch let error as DatabaseError
            where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK
        {
            // A writer was cut off, and a reader may not undo its half transaction: a connection
            // that may write does so by its first read.
            try connect(path, .readWrite).close()
            return try connect(path, access)
        }
    }

    static func openInMemory() throws -> DatabaseQueue {
        let queue = try DatabaseQueue(configuration: configuration(Settings.ofMemory))
        try queue.inDatabase { try Settings.check(Settings.ofMemory, of: $0) }
        return queue
    }

    /// A connection to a copy that is being made; its settings are those of whoever opens it later.
    static func openPlain(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        // What is cut off is thrown away, and needs no journal beside it.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = OFF") }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private static func connect(_ path: String, _ access: Registry.Access) throws -> DatabaseQueue {
        var configuration = configuration(Settings.ofFile)
        configuration.readonly = access == .readOnly
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.inDatabase { try Settings.check(Settings.ofFile, of: $0) }
        return queue
    }

    private static func configuration(_ pragmas: [Settings.Pragma]) -> Configuration {
        var configuration = Configuration()
        configuration.label = "registry"
        configuration.busyMode = .timeout(busyTimeout)
        // Otherwise GRDB traps where a damaged disk refuses even a rollback.
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { try Settings.apply(pragmas, to: $0) }
        return configuration
    }
}
