internal import ArgumentParser
internal import Office

struct BackupVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "backup",
            abstract: say(
                "把登记簿复制到一个新文件，签发之中也前后一致。",
                "Copies the registry to a new file, consistent also while another process issues."),
            discussion: say(
                "备份含私有事实，请妥善保管。另请保存 keys、trust、approvals、programme.json、issuer.json、印章图片（如有）、copies.jsonl 与根密钥。",
                "A backup holds private facts: keep it safe. Keep keys, trust, approvals, programme.json, issuer.json, the image of a seal, copies.jsonl and the root key too."
            ))
    }

    @Argument(help: "\(say("新文件。", "The new file."))")
    var file: String

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await attempt { () throws(OfficeError) in
            try Backup(try workspace.open(), file: file).run(at: Clock.now())
            output.output.talk(
                say("备份在 \(visible(file))。", "The backup is in \(visible(file))."))
        }
    }
}
