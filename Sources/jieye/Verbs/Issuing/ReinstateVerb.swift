internal import ArgumentParser
internal import Certificates
internal import Office

struct ReinstateVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "reinstate",
            abstract: say("恢复被暂停的证书。", "Makes suspended certificates valid again."))
    }

    @OptionGroup var change: StatusOptions

    func run() async throws {
        try await attempt { () throws(OfficeError) in try change.run(.valid) }
    }
}
