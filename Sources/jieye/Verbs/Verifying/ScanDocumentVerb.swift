internal import ArgumentParser
internal import Desk

/// What this program calls itself with, to look for codes in a process that may end: see ``ScanProcess``.
struct ScanDocumentVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: ScanProcess.verb, shouldDisplay: false)
    }

    func run() async throws {
        try await attempt { () throws(DeskError) in
            let token = try ScanProcess.run(.extraction)
            StandardOutput.write(String(decoding: token, as: UTF8.self))
        }
    }
}
