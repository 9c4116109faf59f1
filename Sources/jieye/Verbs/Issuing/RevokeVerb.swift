internal import ArgumentParser
internal import Certificates
internal import Office

struct RevokeVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "revoke",
            abstract: say("撤销证书，不可恢复。", "Revokes certificates, for good."))
    }

    @OptionGroup var change: StatusOptions

    func run() async throws {
        try await attempt { () throws(OfficeError) in try change.run(.revoked) }
    }
}
