internal import ArgumentParser
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
