internal import ArgumentParser
internal import Certificates
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

    @OptionGroup var root: RootOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await attempt { () throws(OfficeError) in
            let workspace = try workspace.open()
            let own = try passphrase.passphrase()
            let root = trust ? try root.source(passphrase) : nil
            let publish = Publish(workspace, folder: out ?? workspace.publicationPath)
            let published = try publish.run(passphrase: own, root: root, at: Clock.now())
            for warning in published.warnings { output.output.talk(TrustWords.warning(warning)) }
            output.output.talk(
                say(
                    "发布在 \(publish.folder)：新写 \(published.written.count) 个文件，未变 \(published.unchanged.count) 个。",
                    "The publication is in \(publish.folder): \(published.written.count) files written, \(published.unchanged.count) unchanged."
                ))
        }
    }
}
