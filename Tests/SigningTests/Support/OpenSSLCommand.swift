import Foundation

/// The `openssl` command in a folder of its own that is gone afterwards: the other party.
struct OpenSSLCommand: ~Copyable {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Writes a file and gives its path.
    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let url = folder.appendingPathComponent(name)
        try Data(bytes).write(to: url)
        return url.path
    }

    /// Standard output of a run that ended well.
    func run(_ arguments: String...) throws -> [UInt8] {
        try run(arguments)
    }

    /// Standard output of a run that ended well.
    func run(_ arguments: [String]) throws -> [UInt8] {
        let (status, output) = try launch(arguments)
        guard status == 0 else { throw Failure(arguments: arguments, status: status) }
        return output
    }

    /// Whether a run ended well.
    func succeeds(_ arguments: String...) throws -> Bool {
        try succeeds(arguments)
    }

    /// Whether a run ended well.
    func succeeds(_ arguments: [String]) throws -> Bool {
        try launch(arguments).status == 0
    }

    private func launch(_ arguments: [String]) throws -> (status: Int32, output: [UInt8]) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, Array(bytes))
    }

    struct Failure: Error {
        let arguments: [String]
        let status: Int32
    }
}
