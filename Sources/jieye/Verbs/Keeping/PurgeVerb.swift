internal import ArgumentParser
internal import Certificates
internal import Office

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
