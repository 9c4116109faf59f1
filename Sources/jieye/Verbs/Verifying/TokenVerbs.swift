internal import ArgumentParser
internal import Certificates
internal import Desk
internal import JOSE

struct PresentVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "present",
            abstract: say(
                "由毕业生的私有文件做出只出示所选事实的令牌。",
                "Makes a token that shows only the facts named."),
            discussion: say(
                "不写 --reveal 则什么也不出示。可出示：\(Graduate.factNames.joined(separator: "、"))。",
                "Without --reveal nothing is shown. What there may be: \(Graduate.factNames.joined(separator: ", "))."
            ))
    }

    @Argument(
        help:
            "\(say("<编号>.private.sd-jwt 文件、令牌或 -。", "A <number>.private.sd-jwt file, a token or -."))"
    )
    var token: String

    @Option(help: "\(say("要出示的事实，以逗号分隔。", "The facts to show, separated by commas."))")
    var reveal: String = ""

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await attempt { () throws(DeskError) in
            let names = reveal.split(separator: ",").map(String.init)
            let input = try await TokenInputs([token], documents: .extraction).only()
            output.output.result(try Presentation.make(of: input, revealing: names))
        }
    }
}

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
