internal import ArgumentParser
internal import Office

struct ShowVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: say("列出一份证书的全部事实与历史。", "Shows a certificate with its whole history."),
            discussion: say(
                "含私有事实：请勿外传。", "Private facts are among them: for the office only."))
    }

    @Argument(help: "\(say("证书编号。", "The number."))")
    var number: String

    @Option(help: "\(say("输出格式：text 或 json。", "text or json."))")
    var format = PlainFormat.text

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await attempt { () throws(OfficeError) in
            let shown = try Inspection(try workspace.open()).show(number)
            switch format {
            case .json: output.output.result(HistoryWords.json(shown))
            case .text: output.output.result(HistoryWords.text(shown))
            }
        }
    }
}
