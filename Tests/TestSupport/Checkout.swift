import Foundation
package import Programmes

/// Files of the checkout that the tests look at.
package enum Checkout {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    package static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: path)))
    }

    package static func programme() throws -> Programme {
        let json = try bytes("Samples/programme.json")
        return try Programme(json: json.span)
    }

    /// The sample programme with one text replaced wherever it stands.
    package static func programme(replacing old: String, with new: String) throws -> Programme {
        let text = String(decoding: try bytes("Samples/programme.json"), as: UTF8.self)
        guard text.contains(old) else { throw Absence(text: old) }
        let changed = Array(text.replacing(old, with: new).utf8)
        return try Programme(json: changed.span)
    }

    /// A text that was to be replaced stands nowhere.
    private struct Absence: Error { let text: String }

    /// What a script writes to standard output.
    package static func output(of script: String, _ arguments: [String]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = folder.appending(path: script)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(output)
    }
}
