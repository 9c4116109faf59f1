internal import ArgumentParser
internal import Certificates
internal import Office

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
            if format == .json {
                out.result(ReportWords.json(issued))
            } else {
                out.result(ReportWords.text(issued))
            }
        }
    }
}

struct ExportVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: say("由登记簿写出毕业生的文件。", "Writes the graduates' files, from the registry."),
            discussion: say(
                "<编号>.sd-jwt 不含私有事实，用于发放；<编号>.private.sd-jwt 含全部私有事实，只交本人。",
                "<number>.sd-jwt shows nothing private and is the one to hand out; <number>.private.sd-jwt holds everything, for the graduate alone."
            ))
    }

    @Argument(help: "\(say("证书编号；不写则为全部。", "Certificate numbers; all of them if none is named."))")
    var numbers: [String] = []

    @OptionGroup var cohort: CohortOptions

    @Option(
        help:
            "\(say("输出文件夹（默认为工作区的 certificates）。", "Where to; by default the workspace's certificates folder."))"
    )
    var out: String?

    @Option(
        help:
            "\(say("files：每证两个文件；jsonl：一个 tokens.jsonl。", "files: two for each certificate; jsonl: one tokens.jsonl."))"
    )
    var tokens = TokenForm.files

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    enum TokenForm: String, ExpressibleByArgument, CaseIterable { case files, jsonl }

    func run() async throws {
        try await attempt { () throws(OfficeError) in
            let workspace = try workspace.open()
            let folder = out ?? workspace.certificatesPath
            var bar = output.output.progress(say("导出", "exporting"), of: nil)
            let count = try Export(
                workspace, numbers: numbers, cohort: cohort.cohort, folder: folder
            )
            .run(oneFile: tokens == .jsonl, at: Clock.now()) { bar.show($0) }
            _ = consume bar
            output.output.talk(
                say("已写出 \(count) 份证书到 \(folder)。", "\(count) certificates are in \(folder)."))
        }
    }
}
