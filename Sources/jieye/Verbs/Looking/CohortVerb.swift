internal import ArgumentParser
internal import Office

struct CohortVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "cohort", abstract: say("各届。", "The years of an office."),
            subcommands: [Add.self, List.self])
    }

    struct Add: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "add",
                abstract: say("开始新一届。", "Begins the next cohort."),
                discussion: say(
                    "此后名册与签发都属新一届；往届照旧可导出、核验、更正。",
                    "Rosters and issuing belong to it from then on; earlier cohorts are exported, verified and corrected as they were."
                ))
        }

        @Argument(help: "\(say("新一届的项目文件。", "The programme file of the new cohort."))")
        var file: String

        @Option(
            help:
                "\(say("新的签发者文件，网址须相同（默认沿用）。", "A new issuer file with the same address; by default the former one."))"
        )
        var issuerFile: String?

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await attempt { () throws(OfficeError) in
                let added = try Cohorts(try workspace.open())
                    .add(file, issuer: issuerFile, at: Clock.now())
                if let font = added.missingFont { output.output.talk(font.remark) }
                output.output.talk(
                    say(
                        "现在是 \(visible(added.name)) 届，编号以 \(added.prefix) 开头。",
                        "The cohort is \(visible(added.name)) now; its numbers begin with \(added.prefix)."
                    ))
            }
        }
    }

    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list", abstract: say("列出各届。", "Lists the cohorts."))
        }

        @Option(help: "\(say("输出格式：text 或 json。", "text or json."))")
        var format = PlainFormat.text

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await attempt { () throws(OfficeError) in
                for cohort in try Cohorts(try workspace.open()).list() {
                    switch format {
                    case .json: output.output.result(HistoryWords.json(cohort))
                    case .text: output.output.result(HistoryWords.text(cohort))
                    }
                }
            }
        }
    }
}
