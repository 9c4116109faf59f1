package import Certificates
internal import GRDB

extension Registry {
    /// What ``purge(completedBefore:approvedBefore:at:)`` would take away.
    package func purgeable(
        completedBefore day: CalendarDate, approvedBefore time: UnixTime
    ) throws(RegistryError) -> Purged {
        try read { try Purged($0, day, time) }
    }

    /// Deletes the private facts of certificates that were completed before `day`, and the texts of
    /// reasons that concern them; the certificates still verify and print.
    ///
    /// Freed bytes are overwritten, but pages that were split before may keep pieces: put what
    /// ``writeAnew(to:)`` writes into the place of the file then.
    package func purge(
        completedBefore day: CalendarDate, approvedBefore approved: UnixTime, at now: UnixTime
    ) throws(RegistryError) -> Purged {
        try write { database in
            let purged = try Purged(database, day, approved)
            try purged.delete(in: database, at: now)
            return purged
        }
    }

    /// Writes the registry row by row to a file that is not there yet, readable by its owner only,
    /// so that nothing of what was deleted is in its bytes. The caller syncs it.
    package func writeAnew(to destination: String) throws(RegistryError) {
        try Self.createEmptyFile(at: destination)
        do {
            try queue.writeWithoutTransaction { database in
                try database.execute(sql: "VACUUM INTO ?", arguments: [destination])
            }
            try Connection.openPlain(destination).read(Integrity.check)
        } catch {
            throw RegistryError(error, writing: true)
        }
    }
}
