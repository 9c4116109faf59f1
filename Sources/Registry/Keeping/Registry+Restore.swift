package import Certificates
internal import GRDB

extension Registry {
    /// Goes on after a backup: passes over every number and closes every status list that may have
    /// been used since, and takes over what was published since.
    package func goOn(
        after backup: AfterBackup, at now: UnixTime
    ) throws(AllocationError) -> Continuation {
        try write { database in
            var writer = try ContinuationWriter(database, backup, at: now)
            try writer.passOverSerials()
            try writer.closeLists(capacity)
            try writer.takeOverStatuses()
            try writer.record()
            return writer.continuation
        } failure: {
            AllocationError.registry($0)
        }
    }
}
