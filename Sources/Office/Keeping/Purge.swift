package import Certificates
internal import Files
internal import Registry

/// `purge`: what is private of graduates of long ago goes away; their certificates stay valid.
package struct Purge: Sendable {
    package let workspace: Workspace
    let day: CalendarDate

    /// Of certificates that were completed before `day`.
    package init(_ workspace: Workspace, completedBefore day: CalendarDate) {
        (self.workspace, self.day) = (workspace, day)
    }

    /// What a purge takes away, and what it cannot reach.
    package struct Outcome: Sendable {
        /// Certificates whose private facts go.
        package let certificates: Int
        /// Kept copies of rosters that go.
        package let rosters: Int
        /// Exported files that still hold private facts of these certificates.
        package let exportedFiles: [String]
        /// Folders of exports that are not there now, or cannot be looked into.
        package let missingFolders: [String]
        /// Backups, also those that are not there now.
        package let backups: [Copies.Copy]
        /// The record of all these places, and the lines in it that cannot be read.
        package let record: String
        package let unreadableLines: [Int]
    }

    /// What a purge would do; nothing is changed.
    package func preview() throws(OfficeError) -> Outcome {
        let registry = try workspace.openRegistry(.readOnly)
        let purged = try workspace.registered { () throws(RegistryError) in
            try registry.purgeable(completedBefore: day, approvedBefore: startOfDay)
        }
        return try outcome(purged)
    }

    /// Purges. The registry is written anew without what goes; a crash anywhere leaves the former one
    /// or the new one, and running again finishes.
    package func run(at now: UnixTime) throws(OfficeError) -> Outcome {
        try workspace.write(at: now) { registry throws(OfficeError) in
            let purged = try workspace.registered { () throws(RegistryError) in
                try registry.purge(completedBefore: day, approvedBefore: startOfDay, at: now)
            }
            try writeAnew(registry)
            let outcome = try outcome(purged)
            try removeRosters(purged)
            return outcome
        }
    }

    private func writeAnew(_ registry: Registry) throws(OfficeError) {
        try workspace.staged { staged throws(OfficeError) in
            try workspace.registered { () throws(RegistryError) in
                try registry.writeAnew(to: staged)
            }
            try Files.put(staged, as: workspace.registryPath)
        }
    }

    private func removeRosters(_ purged: Purged) throws(OfficeError) {
        guard !purged.rosters.isEmpty, try Files.kind(of: workspace.approvalsPath) == .folder
        else { return }
        let paths = purged.rosters.map(workspace.approvedRosterPath)
        for path in paths { try Files.remove(path) }
        // Also where a run that was cut off had removed them.
        try Files.confirmRemoval(paths[0])
    }

    private var startOfDay: UnixTime { UnixTime(text: day.description) ?? UnixTime(0) }

    private func outcome(_ purged: Purged) throws(OfficeError) -> Outcome {
        let copies = Copies(workspace)
        let record = try copies.record()
        let files = try ExportedFiles(workspace, record)
        let completed = Set(purged.completed)
        let isNothing = completed.isEmpty
        var rosters = 0
        for digest in purged.rosters {
            if try Files.kind(of: workspace.approvedRosterPath(digest)) == .file { rosters += 1 }
        }
        return Outcome(
            certificates: purged.numbers.count, rosters: rosters,
            exportedFiles: isNothing
                ? []
                : files.named(".private.sd-jwt").filter { completed.contains($0.number) }
                    .map(\.path),
            missingFolders: isNothing ? [] : files.unseen.map(\.path),
            backups: isNothing ? [] : record.copies.filter { $0.kind == .backup },
            record: copies.path, unreadableLines: record.unreadableLines)
    }
}
