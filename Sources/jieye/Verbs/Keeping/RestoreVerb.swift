internal import ArgumentParser
internal import Office

struct RestoreVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "restore",
            abstract: say(
                "用备份替换登记簿；编号、状态位与版本绝不重用。",
                "Puts a backup in place of the registry; no number, status entry or version is used again."
            ),
            discussion: say(
                """
                备份之后发出的证书，登记簿已不知道：--publication 给出最近发布的文件夹，由它得知至多要跳过多少编号、\
                哪些证书已被撤销；发布之后还发过证书时，用 --skip 给出至多多少份。
                """,
                """
                What was issued after the backup, it does not know. The folder that was published last tells how \
                many numbers to pass over at most and what was revoked since; --skip says how many certificates \
                may have been issued after that, at most.
                """))
    }

    @Argument(help: "\(say("备份文件。", "The backup."))")
    var file: String

    @Option(help: "\(say("最近发布的文件夹。", "The folder that was published last."))")
    var publication: String?

    @Option(help: "\(say("再跳过的编号数。", "How many more numbers to pass over."))")
    var skip: Int?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard let skip else { return }
        guard (0...100_000_000).contains(skip) else {
            throw ValidationError(
                say(
                    "--skip 须为 0 至 100000000，不能是 \(skip)",
                    "--skip takes 0 to 100000000, not \(skip)"))
        }
    }

    func run() async throws {
        try await attempt { () throws(OfficeError) in
            let restore = Restore(
                workspace.unopened, file: file, publication: publication, skip: skip)
            let outcome = try restore.run(at: Clock.now())
            output.output.talk(KeepingWords.text(outcome))
        }
    }
}
