internal import ArgumentParser
internal import Certificates
internal import Office

struct SuspendVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "suspend",
            abstract: say(
                "暂停证书，可用 reinstate 恢复。", "Suspends certificates, until they are reinstated."))
    }

    @OptionGroup var change: StatusOptions

    func run() async throws {
        try await attempt { () throws(OfficeError) in try change.run(.suspended) }
    }
}
