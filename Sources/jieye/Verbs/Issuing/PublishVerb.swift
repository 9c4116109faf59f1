internal import ArgumentParser
internal import Office

struct PublishVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "publish",
            abstract: say(
                "写出发布文件夹：信任列表、状态列表、离线包与元数据。",
                "Writes the publication: trust list, status lists, offline bundle, metadata."),
            discussion: say(
                "签名文件只在内容有变或有效期过半时重做。加 --trust 用根密钥重签信任列表。",
                "A signed file is made anew only if its content changed or less than half of its life is left. --trust signs the trust list anew, with the root."
            ))
    }

    @Option(
        help:
            "\(say("输出文件夹（默认为工作区的 publication）。", "Where to; by default the workspace's publication folder."))"
    )
    var out: String?

    @Flag(help: "\(say("用根密钥重签信任列表。", "Sign the trust list anew, with the root."))")
    var trust = false

    @Option(
        help:
            "\(say("不写出，而是以登记簿与信任列表核对这个发布文件夹或网址；不符则退出码为 2。", "Write nothing: prove a publication (a folder or an address) against registry and trust list. Ends with 2 where they differ."))"
    )
    var check: String?

    @Option(help: "\(say("--check 的输出格式：text 或 json。", "How --check writes: text or json."))")
    var format = PlainFormat.text

    @OptionGroup var root: RootOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if check != nil, trust || out != nil {
            throw ValidationError(
                say("--check 不能与 --trust、--out 同用。", "--check goes with neither --trust nor --out.")
            )
        }
    }

    func run() async throws {
        var differs = false
        try await attempt { () throws(OfficeError) in
            let workspace = try workspace.open()
            if let check {
                differs = try !isAsRegistered(check, workspace)
            } else {
                try publish(workspace)
            }
        }
        if differs { throw ExitCode(2) }
    }

    private func isAsRegistered(
        _ target: String, _ workspace: Workspace
    ) throws(OfficeError) -> Bool {
        let report = try PublicationCheck(workspace, target: target).run(at: Clock.now())
        if format == .json {
            output.output.result(PublicationWords.json(report, target))
        } else {
            output.output.result(PublicationWords.text(report, target))
        }
        return report.differences.isEmpty
    }

    private func publish(_ workspace: Workspace) throws(OfficeError) {
        let own: Passphrase
        let unlockingRoot: RootSource?
        if trust {
            let given = try passphrase.passphrase(and: root)
            (own, unlockingRoot) = (given.own, given.root)
        } else {
            (own, unlockingRoot) = (try passphrase.passphrase(), nil)
        }
        let publish = Publish(workspace, folder: out ?? workspace.publicationPath)
        let published = try publish.run(
            passphrase: own, root: unlockingRoot, at: Clock.now())
        for warning in published.warnings { output.output.talk(TrustWords.warning(warning)) }
        output.output.talk(
            say(
                "发布在 \(publish.folder)：新写 \(published.written.count) 个文件，未变 \(published.unchanged.count) 个。",
                "The publication is in \(publish.folder): \(counted(published.written.count, "file", "files")) written, \(published.unchanged.count) unchanged."
            ))
    }
}
