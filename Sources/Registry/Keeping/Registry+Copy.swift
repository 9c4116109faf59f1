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
    package static func copy(from path: String, to destination: String) throws(CopyError) {
        let source = try openSource(path)
        do throws(RegistryError) {
            try createEmptyFile(at: destination)
        } catch {
            throw CopyError(path: destination, error: error)
        }
        do throws(CopyError) {
            try write(source, at: path, to: destination)
        } catch {
            try? Files.remove(destination)
            throw error
        }
    }

    private static func openSource(_ path: String) throws(CopyError) -> DatabaseQueue {
        do {
            try requireFile(at: path)
            let source = try Connection.open(path, .readOnly)
            _ = try source.read(Schema.refuseNewer)
            return source
        } catch {
            throw CopyError(path: path, error: RegistryError(error, writing: false))
        }
    }

    private static func write(
        _ source: DatabaseQueue, at path: String, to destination: String
    ) throws(CopyError) {
        do {
            let target = try Connection.openPlain(destination)
            do {
                try source.backup(to: target)
            } catch let error as DatabaseError where error.isOfReading {
                throw CopyError(path: path, error: RegistryError(error, writing: false))
            }
            try target.close()
            // By a connection of its own: the one that wrote it has it in memory.
            let written = try Connection.openPlain(destination)
            try written.read(Integrity.check)
            try written.close()
        } catch let error as CopyError {
            throw error
        } catch {
            let failure = RegistryError(error, writing: true)
            guard failure.isOfContent else { throw CopyError(path: destination, error: failure) }
            // The copy is what was read; whether that was right already, only the source can say.
            do {
                try source.read(Integrity.check)
            } catch {
                throw CopyError(path: path, error: RegistryError(error, writing: false))
            }
            throw CopyError(path: destination, error: .copyDamaged)
        }
    }
}

extension DatabaseError {
    /// The last is what EIO comes to in reading.
    private static let reading: [ResultCode] = [
        .SQLITE_IOERR_READ, .SQLITE_IOERR_SHORT_READ, .SQLITE_IOERR_CORRUPTFS,
    ]

    /// Whether copying failed at the registry that is read: of the copy nothing is read meanwhile.
    fileprivate var isOfReading: Bool {
        switch resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_BUSY, .SQLITE_LOCKED: true
        case .SQLITE_IOERR:
            Self.reading.contains(extendedResultCode)
        default: false
        }
    }
}
