internal import ArgumentParser

struct OutputOptions: ParsableArguments {
    @Flag(name: .shortAndLong, help: "\(say("只写结果与错误。", "Write results and errors only."))")
    var quiet = false

    @Option(help: "\(say("语言：zh 或 en（默认随系统区域）。", "zh or en; by default the locale's."))")
    var language: String?

    var output: Output { Output(quiet: quiet) }

    func validate() throws {
        if let language, Language(rawValue: language) == nil {
            throw ValidationError(
                say(
                    "--language 只能是 zh 或 en，不能是 \(language)",
                    "--language takes zh or en, not \(language)"))
        }
    }
}
