internal import FoundationEssentials

/// Reads a publication from its folder, as one moment left it.
struct ServedFolder: Sendable {
    let path: String

    /// All files together, in bytes.
    static let sizeLimit = 256 << 20
    /// Files and folders.
    static let countLimit = 8_192

    /// What changes whenever a file is added, removed, replaced or written.
    struct Marks: Sendable, Equatable {
        fileprivate let marks: [String: Mark]

        fileprivate struct Mark: Equatable {
            let inode: UInt64?
            let size: UInt64?
            let changed: Date?
        }
    }

    /// The marks of the folder and of all that it holds.
    func marks() throws(PublicationError) -> Marks {
        let marks = try entries().mapValues { facts in
            Marks.Mark(
                inode: Self.number(facts[.systemFileNumber]), size: Self.number(facts[.size]),
                changed: facts[.modificationDate] as? Date)
        }
        return Marks(marks: marks)
    }

    /// Every regular file by its path inside the folder; hidden files and folders are passed over,
    /// but for `.well-known`. A symbolic link is followed neither here nor out of the folder.
    func files() throws(PublicationError) -> [String: [UInt8]] {
        let regular = try entries().filter { $0.value[.type] as? FileAttributeType == .typeRegular }
        // Before any is read: a file that does not belong here may be of any size.
        var room = UInt64(Self.sizeLimit)
        for facts in regular.values {
            guard let size = Self.number(facts[.size]), size <= room else { throw .tooLarge }
            room -= size
        }
        // A place where nothing is mounted, or nothing was put yet.
        guard !regular.isEmpty else { throw .absent(path) }
        var files: [String: [UInt8]] = [:]
        for name in regular.keys { files[name] = try read(name) }
        return files
    }

    /// An integer of some type, or in a process with the whole of Foundation an object of its own,
    /// which only the first cast sees through.
    private static func number(_ fact: Any?) -> UInt64? {
        fact as? UInt64 ?? (fact as? any BinaryInteger).map { UInt64(clamping: $0) }
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
            throw failure(folder, error)
        }
    }

    private func facts(of name: String) throws(PublicationError) -> Facts {
        do {
            return try FileManager.default.attributesOfItem(atPath: path + "/" + name)
        } catch {
            throw failure(name, error)
        }
    }

    /// That the system could not look is not that nothing is there.
    private func failure(_ name: String, _ error: any Error) -> PublicationError {
        guard name.isEmpty else { return .unreadable(name) }
        let isAbsent = (error as? CocoaError)?.code == .fileReadNoSuchFile
        return isAbsent ? .absent(path) : .inaccessible(path)
    }

    private func read(_ name: String) throws(PublicationError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
            throw .unreadable(name)
        }
        return [UInt8](data)
    }
}
