internal import ArgumentParser
internal import Desk
internal import JOSE

struct InspectVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "inspect",
            abstract: say("显示令牌所说的内容，未经核验。", "Shows what a token says; nothing of it is verified."))
    }

    @Argument(
        help: "\(say("令牌、文件（含 PDF、图片）或 -。", "A token, a file (a PDF or a picture too) or -."))")
    var token: String

    @Option(help: "\(say("输出格式：text 或 json。", "text or json."))")
    var format = PlainFormat.text

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await attempt { () throws(DeskError) in
            let input = try await TokenInputs([token], documents: .extraction).only()
            let inspection = try Presentation.inspect(input)
            if format == .json {
                output.output.result(inspection)
            } else {
                output.output.result(say("未经核验：", "NOT VERIFIED:"))
                output.output.result(visibleLines(inspection.prettyPrinted))
            }
        }
    }

    private func visibleLines(_ text: String) -> String {
        text.split(separator: "\n").map { visible(String($0)) }.joined(separator: "\n")
    }
}
