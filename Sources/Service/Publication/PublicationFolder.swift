internal import FoundationEssentials

/// Reads a publication from its folder, as one moment left it.
struct PublicationFolder: Sendable {
    let path: String

    /// All files together, in bytes.
    static let sizeLimit = 256 << 20
    /// Files and folders.
    static let countLimit = 8_192

    /// What changes whenever a file is added, removed, replaced or written.
    struct Stamp: Sendable, Equatable {
        fileprivate let marks: [String: Mark]

        fileprivate struct Mark: Equatable {
            let inode: UInt64?
            let size: UInt64?
            let changed: Date?
        }
    }

    /// The stamp of the folder and of all that it holds; an empty one where it cannot be read.
    func stamp() -> Stamp {
        let marks = (try? entries())?.mapValues { facts in
            Stamp.Mark(
                inode: facts[.systemFileNumber] as? UInt64, size: facts[.size] as? UInt64,
                changed: facts[.modificationDate] as? Date)
        }
        return Stamp(marks: marks ?? [:])
    }

    /// Every regular file by its path inside the folder; hidden files and folders are passed over,
    /// but for `.well-known`. A symbolic link is followed neither here nor out of the folder.
    func files() throws(PublicationError) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        var size = 0
        for (name, facts) in try entries() where facts[.type] as? FileAttributeType == .typeRegular
        {
            let bytes = try read(name)
            size += bytes.count
            guard size <= Self.sizeLimit else { throw .tooLarge }
            files[name] = bytes
        }
        return files
    }

    private typealias Facts = [FileAttributeKey: Any]

    private func entries() throws(PublicationError) -> [String: Facts] {
        var entries = ["": try facts(of: "")]
        try collect("", depth: 0, into: &entries)
        return entries
    }

    private func collect(
        _ folder: String, depth: Int, into entries: inout [String: Facts]
    ) throws(PublicationError) {
        guard depth <= 4 else { throw .tooLarge }
        for name in try names(in: folder) where !name.hasPrefix(".") || name == ".well-known" {
            let inside = folder.isEmpty ? name : "\(folder)/\(name)"
            let facts = try facts(of: inside)
            entries[inside] = facts
            guard entries.count <= Self.countLimit else { throw .tooLarge }
            if facts[.type] as? FileAttributeType == .typeDirectory {
                try collect(inside, depth: depth + 1, into: &entries)
            }
        }
    }

    private func names(in folder: String) throws(PublicationError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)
        } catch {
            throw .unreadable(folder.isEmpty ? path : folder)
        }
    }

    private func facts(of name: String) throws(PublicationError) -> Facts {
        do {
            return try FileManager.default.attributesOfItem(atPath: path + "/" + name)
        } catch {
            throw .unreadable(name.isEmpty ? path : name)
        }
    }

    private func read(_ name: String) throws(PublicationError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
            throw .unreadable(name)
        }
        return [UInt8](data)
    }
}
