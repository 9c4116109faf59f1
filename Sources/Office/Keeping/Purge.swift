package import Certificates
internal import Registry

/// `purge`: what is private of graduates of long ago goes away; their certificates stay valid.
package struct Purge: Sendable {
    let workspace: Workspace
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
        /// Backups that were made before.
        package let backups: [Copies.Copy]
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
            for digest in purged.rosters {
                try Files.remove(workspace.approvedRosterPath(digest))
            }
            return outcome
        }
    }

    private func writeAnew(_ registry: Registry) throws(OfficeError) {
        let temporary = "\(workspace.registryPath).new-\(Files.processID)"
        Files.removeHalfWritten(workspace.registryPath)
        try workspace.registered { () throws(RegistryError) in
            try registry.writeAnew(to: temporary)
        }
        try Files.putInPlace(temporary, as: workspace.registryPath)
    }

    private var startOfDay: UnixTime { UnixTime(text: day.description) ?? UnixTime(0) }

    private func outcome(_ purged: Purged) throws(OfficeError) -> Outcome {
        let copies = try Copies(workspace).all()
        let folders =
            [workspace.certificatesPath]
            + copies.filter { $0.kind == .export }.map(\.path)
        return Outcome(
            certificates: purged.numbers.count,
            rosters: purged.rosters.count {
                Files.kind(of: workspace.approvedRosterPath($0)) == .file
            },
            exportedFiles: exportedFiles(of: purged.completed, in: folders),
            backups: purged.completed.isEmpty
                ? []
                : copies.filter { $0.kind == .backup && Files.kind(of: $0.path) == .file })
    }

    private func exportedFiles(
        of numbers: [CertificateNumber], in folders: [String]
    ) -> [String] {
        var seen: Set<String> = []
        return folders.map(Files.absolute).filter { seen.insert($0).inserted }.flatMap { folder in
            numbers.map { "\(folder)/\($0).private.sd-jwt" }.filter { Files.kind(of: $0) == .file }
        }
    }
}
