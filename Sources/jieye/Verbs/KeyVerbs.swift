internal import ArgumentParser
internal import Certificates
internal import Office
internal import Signing

struct KeyVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "key",
            abstract: say("密钥的一生。", "The keys' life."),
            discussion: say(
                "除 list、retire 与 passphrase 外都用根密钥签署新的信任列表；publish 之后核验者可见。",
                "All but list, retire and passphrase sign a new trust list with the root; verifiers see it after publish."
            ),
            subcommands: [
                List.self, Rotate.self, Retire.self, Compromise.self, PassphraseVerb.self,
            ])
    }

    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(abstract: say("列出密钥。", "Lists the keys."))
        }

        @Option(help: "\(say("输出格式：text 或 json。", "text or json."))")
        var format = PlainFormat.text

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await attempt { () throws(OfficeError) in
                let list = try KeyList(workspace.open())
                if format == .json {
                    for entry in list.entries { output.output.result(KeyLifeWords.json(entry)) }
                } else {
                    output.output.result(KeyLifeWords.text(list))
                }
            }
        }
    }

    struct Retire: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: say(
                    "销毁已停用密钥的私钥，须其继任者已发布。",
                    "Destroys the private key of a retired key. Its successor must be published."
                ))
        }

        @Argument(help: "\(say("密钥标识，见 key list。", "The key's identifier; see key list."))")
        var kid: String

        @Option(
            help:
                "\(say("发布文件夹（默认为工作区的 publication）。", "The publication; by default the workspace's publication folder."))"
        )
        var out: String?

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await attempt { () throws(OfficeError) in
                let workspace = try workspace.open()
                let folder = out ?? workspace.publicationPath
                try KeyRetirement(workspace, keyID: kid, publication: folder)
                    .run(passphrase: passphrase.passphrase(), at: Clock.now())
                output.output.talk(
                    say(
                        "\(kid) 的私钥已销毁；它签过的仍可核验。备份中的副本请另行销毁。",
                        "The private key of \(kid) is destroyed; what it signed still verifies. Destroy the copies in backups too."
                    ))
            }
        }
    }

    struct Compromise: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: say(
                    "宣布密钥泄露：它签过的证书一律无法判定。",
                    "Gives a key up: none of its certificates can be told any more."))
        }

        @Argument(help: "\(say("密钥标识，见 key list。", "The key's identifier; see key list."))")
        var kid: String

        @Option(
            help:
                "\(say("何时起可能为他人所有，如 2021-12-31。", "Since when somebody else may have had it, such as 2021-12-31."))"
        )
        var since: String

        @OptionGroup var root: RootOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if UnixTime(text: since) == nil {
                throw ValidationError(
                    say(
                        "--since 须为 2021-12-31 或 2021-12-31T08:00:00Z，不能是 \(visible(since))",
                        "--since takes 2021-12-31 or 2021-12-31T08:00:00Z, not \(visible(since))"))
            }
        }

        func run() async throws {
            guard let since = UnixTime(text: since) else { throw ExitCode.validationFailure }
            try await attempt { () throws(OfficeError) in
                let compromise = try KeyCompromise(workspace.open(), keyID: kid, since: since)
                let given = try passphrase.passphrase(and: root)
                let result = try compromise.run(
                    passphrase: given.own, root: given.root, at: Clock.now())
                output.output.talk(KeyLifeWords.compromised(result))
                if let successor = result.successor { output.output.result(successor.keyID) }
            }
        }
    }
}
