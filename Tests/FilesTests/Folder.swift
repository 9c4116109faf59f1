import Files
import Foundation

/// The file system with its own errors.
typealias Files = FileSystem<FileError>

/// A folder that goes away with the test.
final class Folder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "jieye-files-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// The names of all that lies in it, sorted.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    func text(_ name: String) throws -> String {
        try String(contentsOfFile: file(name), encoding: .utf8)
    }

    func write(_ text: String, as name: String) throws {
        try text.write(toFile: file(name), atomically: false, encoding: .utf8)
    }
}
