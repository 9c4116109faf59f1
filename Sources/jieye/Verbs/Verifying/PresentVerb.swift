internal import ArgumentParser
internal import Certificates
internal import Desk

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
