import Certificates
import Foundation

/// Files of the checkout that the tests look at.
enum Checkout {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: path)))
    }

    static func programme() throws -> Programme {
        let json = try bytes("Samples/programme.json")
        return try Programme(json: json.span)
    }

    /// What a script writes to standard output.
    static func output(of script: String, _ arguments: [String]) throws -> [UInt8] {
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
