internal import ArgumentParser
internal import Certificates
internal import Office

struct SuspendVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "suspend", abstract: say("暂停证书。", "Suspends certificates."))
    }

    @OptionGroup var change: StatusOptions

    func run() async throws {
        try await attempt { () throws(OfficeError) in try change.run(.suspended) }
    }
}

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

struct StatusOptions: ParsableArguments {
    @Argument(help: "\(say("证书编号。", "Certificate numbers."))")
    var numbers: [String]

    @Option(help: "\(say("理由，只存于登记簿。", "Why; kept in the registry only."))")
    var reason: String

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run(_ status: CertificateStatus) throws(OfficeError) {
        try StatusChange(try workspace.open())
            .run(numbers, to: status, reason: reason, at: Clock.now())
        output.output.talk(
            say(
                "已更改 \(numbers.count) 份证书的状态；publish 之后核验者可见，至迟在缓存到期（1 天）时。",
                "\(numbers.count) changed: visible to verifiers after publish, at the latest when caches end (1 day)."
            ))
    }
}
