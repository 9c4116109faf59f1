internal import ArgumentParser
internal import Office

struct CorrectVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "correct",
            abstract: say(
                "更正证书：签发新编号，旧的标为已被取代。",
                "Corrects a certificate: a new number, the old one superseded."),
            discussion: say(
                "可更正名册的各列，规则与审核名册时相同。",
                "Takes the columns of a roster; the rules are those of its audit."))
    }

    @Argument(help: "\(say("要更正的证书编号。", "The number of the certificate."))")
    var number: String

    @Option(
        parsing: .unconditionalSingleValue,
        help:
            "\(say("要改的列与新值，如 name=王小明；可重复。", "A column and its new value, such as name=王小明; may be repeated."))"
    )
    var set: [String]

    @Option(help: "\(say("理由，只存于登记簿。", "Why; kept in the registry only."))")
    var reason: String

    @Option(help: "\(say("经手人，只存于登记簿。", "By whom; kept in the registry only."))")
    var by: String

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        for item in set where !item.contains("=") {
            throw ValidationError(
                say(
                    "--set 须为 列=值，不能是 \(visible(item))",
                    "--set takes COLUMN=VALUE, not \(visible(item))"))
        }
    }

    func run() async throws {
        try await attempt { () throws(OfficeError) in
            var changes: [Correction.Change] = []
            for item in set {
                let parts = item.split(
                    separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                changes.append(try Correction.Change(String(parts[0]), String(parts[1])))
            }
            let correction = Correction(try workspace.open(), number: number, changes)
            let successor = try correction.run(
                reason: reason, by: by, passphrase: passphrase.passphrase(), at: Clock.now())
            output.output.result(successor)
            output.output.talk(
                say(
                    "\(number) 已由 \(successor) 取代；\(StatusOptions.visibility)",
                    "\(successor) takes the place of \(number): \(StatusOptions.visibility)"))
        }
    }
}
