internal import ArgumentParser
internal import Certificates
internal import Office

struct FsckVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "fsck",
            abstract: say(
                "逐一证明登记簿所载：文件、事件链、每份证书与其令牌。",
                "Proves everything that the registry says: file, events, every certificate and its token."
            ),
            discussion: say(
                "不需要口令，不作改动。发现问题时退出码为 2。",
                "Needs no passphrase and changes nothing. Exits with 2 where something is wrong."))
    }

    @Option(help: "\(say("输出格式：text 或 json。", "text or json."))")
    var format = PlainFormat.text

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var faults = 0
        try await attempt { () throws(OfficeError) in
            let out = output.output
            var bar = out.progress(say("证明", "proving"), of: nil)
            let outcome = try await Fsck(try workspace.open()).run { bar.show($0, of: $1) }
            _ = consume bar
            faults = outcome.faultCount
            switch format {
            case .json: out.result(KeepingWords.json(outcome))
            case .text: out.result(KeepingWords.text(outcome))
            }
        }
        if faults > 0 { throw ExitCode(2) }
    }
}

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

struct PurgeVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "purge",
            abstract: say(
                "抹去早年毕业生的私有事实；其证书仍可核验与打印。",
                "Takes away what is private of graduates of long ago; their certificates still verify and print."
            ),
            discussion: say(
                "登记簿中的私有事实、理由与所存名册副本被抹去，无法恢复；已导出的文件与旧备份只列出，须自行销毁。",
                "Private facts, reasons and kept rosters go for good. Exported files and old backups are listed: destroy them yourself."
            ))
    }

    @Option(
        help:
            "\(say("结业日期在此日之前者，如 2021-01-01。", "Completed before this day, such as 2021-01-01."))"
    )
    var before: String

    @Flag(help: "\(say("不再询问。", "Do not ask."))")
    var yes = false

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard CalendarDate(iso: before) != nil else {
            throw ValidationError(
                say(
                    "--before 须为 2021-01-01 这样的日期，不能是 \(visible(before))",
                    "--before takes a date such as 2021-01-01, not \(visible(before))"))
        }
    }

    func run() async throws {
        try await attempt { () throws(OfficeError) in
            guard let day = CalendarDate(iso: before) else { return }
            let purge = Purge(try workspace.open(), completedBefore: day)
            let preview = try purge.preview()
            if !yes {
                output.output.talk(KeepingWords.question(preview))
                guard Terminal.confirms() else { throw .keeping(.notConfirmed) }
            }
            output.output.result(KeepingWords.text(try purge.run(at: Clock.now())))
        }
    }
}
