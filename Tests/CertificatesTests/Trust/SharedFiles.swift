import Foundation
import JOSE

/// The folder `shared` beside the checkout, or where `JIEYE_SHARED` says; it need not exist.
enum SharedFiles {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["JIEYE_SHARED"] {
            return URL(fileURLWithPath: path)
        }
        return URL(fileURLWithPath: #filePath + "/../../../../../shared").standardizedFileURL
    }()

    static var exist: Bool { FileManager.default.fileExists(atPath: folder.path) }

    static func json(_ path: String) throws -> JSON {
        let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(path)))
        return try StrictJSON.parse(bytes.span, limits: .document)
    }
}
