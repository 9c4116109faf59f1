package import Files
internal import Foundation
internal import GRDB

/// What keeps the file of the registry from being read or written. The transaction in which it comes changes
/// nothing; what a verb has committed before, or written elsewhere, is kept.
package enum RegistryError: Error, Sendable, Equatable {
    /// The file of the registry, or its folder.
    case file(FileError)
    /// The file is no registry.
    case notARegistry
    /// The registry was written by a newer program.
    case newer(found: Int, known: Int)
    /// The registry must be migrated first, which a reader cannot do.
    case older(found: Int, known: Int)
    /// A setting that keeps the data safe is not in force; the name is SQLite's.
    case settings(String)
    /// The file is damaged; the text says in English where it was seen.
    case damaged(String)
    /// A copy that was just written does not read as a registry.
    case copyDamaged
    /// The file or its folder cannot be written, or the registry was opened for reading.
    case unwritable
    /// The file cannot be opened by this user.
    case unreadable
    /// No room is left on the disk.
    case diskFull
    /// Another process was reading or writing for longer than is waited for.
    case busy
    /// The columns that must be unique and would not have been, such as `certificate.number`.
    case uniqueViolation(String)
    /// A rule of the schema that would have been broken, in English.
    case refused(String)
    /// The system could not read or write.
    case inputOutput
    /// Anything else that SQLite can say.
    case sqlite(code: Int32, message: String)
}

extension RegistryError {
    /// Whether it tells of what stands in the file, and not of the disk or of other processes.
    package var isOfContent: Bool {
        switch self {
        case .notARegistry, .newer, .older, .damaged, .uniqueViolation, .refused: true
        case .file, .settings, .copyDamaged, .unwritable, .unreadable, .diskFull, .busy,
            .inputOutput, .sqlite:
            false
        }
    }
}

extension RegistryError: FileFailure {
    package init(_ error: FileError) { self = .file(error) }

    package var ofFile: FileError? { if case .file(let error) = self { error } else { nil } }
}

typealias Files = FileSystem<RegistryError>

extension RegistryError {
    /// What the error of a lower layer means for a registry, while it was written to or only read.
    init(_ error: any Error, writing: Bool) {
        if let error = error as? RegistryError {
            self = error
        } else if let error = error as? DatabaseError {
            self.init(error, writing: writing)
        } else {
            self = .damaged("unexpected \(type(of: error))")
        }
    }

    private init(_ error: DatabaseError, writing: Bool) {
        let message = error.message ?? ""
        switch error.resultCode {
        case .SQLITE_NOTADB: self = .notARegistry
        case .SQLITE_CORRUPT, .SQLITE_FORMAT, .SQLITE_MISMATCH, .SQLITE_RANGE, .SQLITE_TOOBIG:
            self = .damaged(message)
        case .SQLITE_FULL: self = .diskFull
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_READONLY: self = .unwritable
        // Also where the folder is the trouble, and the journal cannot be made in it.
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            self = writing ? .unwritable : .unreadable
        case .SQLITE_CONSTRAINT: self = Self.constraint(error.extendedResultCode, message)
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHORT_READ:
            self = .damaged(message)
        case .SQLITE_IOERR: self = .inputOutput
        // A statement of ours does not compile only where the stored schema is not ours.
        case .SQLITE_ERROR, .SQLITE_SCHEMA: self = .damaged(message)
        default: self = .sqlite(code: error.extendedResultCode.rawValue, message: message)
        }
    }

    private static func constraint(_ code: ResultCode, _ message: String) -> Self {
        switch code {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            // "UNIQUE constraint failed: certificate.number"
            .uniqueViolation(String(message.split(separator: ": ").last ?? ""))
        default: .refused(message)
        }
    }
}
