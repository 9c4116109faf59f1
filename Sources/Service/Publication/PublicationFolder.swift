internal import FoundationEssentials

/// Reads a publication from its folder, as one moment left it.
struct PublicationFolder: Sendable {
    let path: String

    /// All files together, in bytes.
    static let sizeLimit = 256 << 20
    static let fileLimit = 8_192

    /// What changes whenever another publication is put into the place of this one.
    struct Stamp: Sendable, Equatable {
        fileprivate let marks: [Mark]

        fileprivate struct Mark: Equatable {
            let inode: UInt64?
            let size: UInt64?
            let changed: Date?
        }
    }

    /// The stamp of the folder and of its bundle, which is written last.
    func stamp() -> Stamp {
        Stamp(
            marks: ["", "/offline.json", "/trust-list.jwt"].map { name in
                let facts = try? FileManager.default.attributesOfItem(atPath: path + name)
                return Stamp.Mark(
                    inode: facts?[.systemFileNumber] as? UInt64, size: facts?[.size] as? UInt64,
                    changed: facts?[.modificationDate] as? Date)
            })
    }

    /// Every regular file by its path inside the folder; hidden files and folders are passed over,
    /// but for `.well-known`.
    func files() throws(PublicationError) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        var size = 0
        try collect("", depth: 0, into: &files, size: &size)
        return files
    }

    private func collect(
        _ folder: String, depth: Int, into files: inout [String: [UInt8]], size: inout Int
    ) throws(PublicationError) {
        guard depth <= 4 else { throw .tooLarge }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)
        } catch {
            throw .unreadable(folder.isEmpty ? path : folder)
        }
        for name in names where !name.hasPrefix(".") || name == ".well-known" {
            let inside = folder.isEmpty ? name : "\(folder)/\(name)"
            switch try kind(of: inside) {
            case .typeDirectory:
                try collect(inside, depth: depth + 1, into: &files, size: &size)
            case .typeRegular:
                let bytes = try read(inside)
                size += bytes.count
                guard size <= Self.sizeLimit, files.count < Self.fileLimit else { throw .tooLarge }
                files[inside] = bytes
            default: break
            }
        }
    }

    /// A symbolic link is followed neither here nor out of the folder.
    private func kind(of name: String) throws(PublicationError) -> FileAttributeType? {
        guard let facts = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
        else { throw .unreadable(name) }
        return facts[.type] as? FileAttributeType
    }

    private func read(_ name: String) throws(PublicationError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
            throw .unreadable(name)
        }
        return [UInt8](data)
    }
}
