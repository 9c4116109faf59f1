internal import Files

/// The folder that a publication is put into: whole at once, where the system can swap folders.
struct PublicationFolder: Sendable {
    let path: String
    private let holdsWorkspace: Bool

    /// The folder at `path`, or the one that a link there leads to.
    init(_ path: String, of workspace: Workspace) throws(OfficeError) {
        let resolved = try Files.resolve(path)
        self.path = resolved
        holdsWorkspace = Files.isWithin(try Files.resolve(workspace.path), resolved)
    }

    /// Makes these files be in the folder. Those that are there already keep their times, and so does
    /// whatever else the office put there.
    func put(_ files: [PublicationFile]) throws(OfficeError) -> Publish.Published {
        try removeRemains(of: files)
        var published = Publish.Published()
        var changed: [PublicationFile] = []
        for file in files {
            if try isThere(file) {
                published.unchanged.append(file.name)
            } else {
                changed.append(file)
                published.written.append(file.name)
            }
        }
        guard !changed.isEmpty else { return published }
        if try !swap(in: changed) {
            try writeOneByOne(changed)
            published.warnings.append(.notAtOnce)
        }
        return published
    }

    private func isThere(_ file: PublicationFile) throws(OfficeError) -> Bool {
        let path = "\(path)/\(file.name)"
        guard let facts = try Files.facts(of: path), facts.type == .regular,
            facts.size == file.bytes.count
        else { return false }
        return try Files.read(path, limit: file.bytes.count) == file.bytes
    }

    /// Makes the folder anew beside its place, and swaps the two; false where the system refuses, and
    /// where the workspace that is being worked in would be swapped too.
    private func swap(in changed: [PublicationFile]) throws(OfficeError) -> Bool {
        if holdsWorkspace { return false }
        do throws(OfficeError) {
            try Files.makeFolder(Files.folder(of: path))
            let folder = try Files.Temporary(folderFor: path, mode: 0o755)
            do throws(OfficeError) {
                try stage(changed, in: folder.path)
            } catch {
                throw error.onTheWay(from: folder.path, to: path)
            }
            // What was in the place goes away with the temporary folder, whose path it has then.
            try Files.swap(folder.path, into: path)
            withExtendedLifetime(folder) {}
        } catch {
            if case .file(let error) = error, error.isNoWayAround { throw .file(error) }
            return false
        }
        return true
    }

    private func stage(_ changed: [PublicationFile], in staged: String) throws(OfficeError) {
        if try Files.kind(of: path) != .none {
            var copy = Files.FolderCopy(leavingOut: Set(changed.map(\.name)))
            try copy.fill(staged, from: path)
        }
        for file in changed {
            try Files.makeFolder(Files.folder(of: "\(staged)/\(file.name)"))
            try Files.replace("\(staged)/\(file.name)", with: file.bytes)
        }
        try Files.syncTree(staged)
    }

    private func writeOneByOne(_ changed: [PublicationFile]) throws(OfficeError) {
        for file in changed {
            try Files.makeFolder(Files.folder(of: "\(path)/\(file.name)"))
            try Files.replace("\(path)/\(file.name)", with: file.bytes)
        }
    }
}

extension PublicationFolder {
    /// Removes what a run that was killed has left: its staged folder, and half-written files.
    private func removeRemains(of files: [PublicationFile]) throws(OfficeError) {
        try Files.removeRemains(of: path)
        for file in files { try Files.removeRemains(of: "\(path)/\(file.name)") }
    }
}
