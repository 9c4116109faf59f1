internal import ArgumentParser
internal import Certificates
internal import Office

struct StatusOptions: ParsableArguments {
    @Argument(help: "\(say("证书编号。", "Certificate numbers."))")
    var numbers: [String] = []

    @Option(
        help:
            "\(say("每行一个编号的文件，或 -；有一行不能用，就什么也不改。", "A file with one number a line, or -. If one cannot be used, nothing is changed."))"
    )
    var from: String?

    @Option(help: "\(say("理由，只存于登记簿。", "Why; kept in the registry only."))")
    var reason: String

    @Option(help: "\(say("经手人，只存于登记簿。", "By whom; kept in the registry only."))")
    var by: String?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run(_ status: CertificateStatus) throws(OfficeError) {
        let list = try NumberList(numbers, file: from)
        let count = try StatusChange(try workspace.open(), list)
            .run(to: status, reason: reason, by: by, at: Clock.now())
        output.output.talk(
            say(
                "已更改 \(count) 份证书的状态；\(Self.visibility)",
                "\(count) changed: \(Self.visibility)"))
    }

    static var visibility: String {
        say(
            "publish 之后核验者可见，至迟在缓存到期（1 天）时。",
            "visible to verifiers after publish, at the latest when caches end (1 day).")
    }
}
