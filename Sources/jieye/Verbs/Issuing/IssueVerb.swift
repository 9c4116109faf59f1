internal import ArgumentParser
internal import Office
internal import Rosters

struct IssueVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "issue",
            abstract: say(
                "为已批准名册中尚无证书的每一行发证。",
                "Issues every approved row that has no certificate yet."),
            discussion: say(
                "中断后再运行一次即可接着完成，不会遗漏或重复。",
                "Run again after a crash: it finishes the work, and loses or doubles nothing."))
    }

    @Argument(help: "\(say("已批准的名册。", "The approved roster."))")
    var file: String

    @Flag(help: "\(say("有差错的行不发证并列出，其余照发。", "Leave faulty rows out and list them."))")
    var partial = false

    @Option(help: "\(say("输出格式：text 或 json。", "text or json."))")
    var format = PlainFormat.text

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await attempt { () throws(OfficeError) in
            let out = output.output
            let issue = Issue(try workspace.open(), file: file, partial: partial)
            var bar = out.progress(say("发证", "issuing"), of: nil)
            let issued = try await issue.run(
                passphrase: passphrase.passphrase(), at: Clock.now(),
                progress: { bar.show($0) },
                faulty: { row in
                    for finding in row.findings where finding.severity == .fault {
                        out.talk(FindingWords(finding).line)
                    }
                })
            _ = consume bar
            for line in issued.refused.flatMap(\.lines) { out.talk(line) }
            if format == .json {
                out.result(ReportWords.json(issued))
            } else {
                out.result(ReportWords.text(issued))
            }
        }
    }
}
