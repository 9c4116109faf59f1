internal import ArgumentParser
internal import Certificates
internal import JOSE
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
                try KeyRetirement(
                    workspace, keyID: workspace.keyID(kid), publication: folder
                )
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
                let workspace = try workspace.open()
                let compromise = try KeyCompromise(
                    workspace, keyID: workspace.keyID(kid), since: since)
                let given = try passphrase.passphrase(and: root)
                let result = try compromise.run(
                    passphrase: given.own, root: given.root, at: Clock.now())
                output.output.talk(KeyLifeWords.compromised(result))
                if let successor = result.successor {
                    output.output.result(successor.keyID.description)
                }
            }
        }
    }
}

extension KeyVerb {
    struct Rotate: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: say(
                    "换用新密钥，旧的停用；两者所签都可核验。",
                    "Makes a new key and retires the one before it; what either signed verifies."),
                discussion: say(
                    "标准输出只有一行：新密钥的标识；加 --root 则为新根的指纹。",
                    "Standard output is one line: the new key's identifier, or with --root the new root's thumbprint."
                ))
        }

        @Option(
            help:
                "\(say("用途：certificate 或 status（默认 certificate）。", "certificate or status; by default certificate."))"
        )
        var use: Use?

        @Option(
            help:
                "\(say("签名算法：ES256、Ed25519 或 SGD_SM3_SM2（默认不变）。", "ES256, Ed25519 or SGD_SM3_SM2; by default that of the key before it."))"
        )
        var algorithm: String?

        @Flag(
            name: .customLong("root"),
            help:
                "\(say("换根：旧根签署移交书，已信任旧根者随之信任新根。", "A new root: the old one signs a handover, by which those who pinned it follow."))"
        )
        var rotatesRoot = false

        @Option(
            help:
                "\(say("新根密钥的文件夹，宜离线保存；与 --root 同用。", "The new root key's folder, to be kept offline; with --root."))"
        )
        var newRootDir: String?

        @Option(
            help:
                "\(say("新根密钥口令文件（默认与旧根相同）。", "A file with the new root's passphrase; by default that of the old one."))"
        )
        var newRootPassphraseFile: String?

        @OptionGroup var root: RootOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var output: OutputOptions

        enum Use: String, ExpressibleByArgument, CaseIterable { case certificate, status }

        func validate() throws {
            if rotatesRoot != (newRootDir != nil) {
                throw ValidationError(
                    say("--root 与 --new-root-dir 须同时给出。", "--root and --new-root-dir go together."))
            }
            if rotatesRoot, use != nil {
                throw ValidationError(
                    say("--use 不能与 --root 同用。", "--use does not go with --root."))
            }
            if !rotatesRoot, newRootPassphraseFile != nil {
                throw ValidationError(
                    say(
                        "--new-root-passphrase-file 须与 --root 同用。",
                        "--new-root-passphrase-file goes with --root."))
            }
            if let algorithm, SignatureAlgorithm(named: algorithm) == nil {
                let names = SignatureAlgorithm.all.map(\.name).joined(separator: ", ")
                throw ValidationError(
                    say("--algorithm 只能是 \(names)", "--algorithm takes one of \(names)"))
            }
        }

        func run() async throws {
            let algorithm = algorithm.flatMap(SignatureAlgorithm.init(named:))
            try await attempt { () throws(OfficeError) in
                let workspace = try workspace.open()
                if let newRootDir {
                    try rotateRoot(workspace, to: newRootDir, algorithm)
                } else {
                    try rotateKey(workspace, algorithm)
                }
            }
        }

        private func rotateKey(
            _ workspace: Workspace, _ algorithm: SignatureAlgorithm?
        ) throws(OfficeError) {
            let given = try passphrase.passphrase(and: root)
            let rotated = try KeyRotation(
                workspace, use: use == .status ? .status : .certificate, algorithm: algorithm
            )
            .run(passphrase: given.own, root: given.root, at: Clock.now())
            output.output.talk(KeyLifeWords.rotated(rotated))
            output.output.result(rotated.new.keyID.description)
        }

        private func rotateRoot(
            _ workspace: Workspace, to folder: String, _ algorithm: SignatureAlgorithm?
        ) throws(OfficeError) {
            let old = try root.source(passphrase)
            let new = try newRootPassphraseFile.map { file throws(OfficeError) in
                try Passphrase(file: file)
            }
            let rotated = try RootRotation(
                workspace, newFolder: folder, newPassphrase: new ?? old.passphrase,
                algorithm: algorithm
            )
            .run(root: old, at: Clock.now())
            output.output.talk(KeyLifeWords.rotated(rotated))
            output.output.result(rotated.thumbprint.description)
        }
    }

    struct PassphraseVerb: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "passphrase",
                abstract: say("更换密钥口令。", "Puts keys under a new passphrase."),
                discussion: say(
                    "不指明密钥则更换工作区的全部密钥。被打断后再运行一次即可完成。",
                    "Without a key it is all of the workspace's. Run it again if it was cut off: it finishes."
                ))
        }

        @Argument(
            help:
                "\(say("密钥标识，或 person（识别学员的密钥）。", "A key's identifier, or person for the secret that persons are known by."))"
        )
        var kid: String?

        @Flag(name: .customLong("root"), help: "\(say("根密钥。", "The root key."))")
        var ofRoot = false

        @Option(
            help:
                "\(say("新口令文件（默认在终端询问）。", "A file with the new passphrase; by default asked for at the terminal."))"
        )
        var newPassphraseFile: String?

        @OptionGroup var root: RootOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if ofRoot, kid != nil {
                throw ValidationError(
                    say("密钥标识与 --root 只能给一个。", "Name a key or --root, not both."))
            }
        }

        func run() async throws {
            try await attempt { () throws(OfficeError) in
                let workspace = try workspace.open()
                let old =
                    ofRoot
                    ? try root.source(passphrase).passphrase : try passphrase.passphrase()
                let subject = try subject(in: workspace)
                let paths = try KeyPassphrase(workspace, subject)
                    .run(old: old, new: newPassphrase())
                output.output.talk(KeyLifeWords.newPassphrase(paths, subject))
            }
        }

        private func subject(
            in workspace: Workspace
        ) throws(OfficeError) -> KeyPassphrase.Subject {
            if ofRoot { return .root(folder: root.rootDir) }
            guard let kid else { return .all }
            return kid == "person" ? .person : .key(try workspace.keyID(kid))
        }

        private func newPassphrase() throws(OfficeError) -> Passphrase {
            if let newPassphraseFile { return try Passphrase(file: newPassphraseFile) }
            return try PassphraseOptions.askTwice(
                say("新口令：", "New passphrase: "), forRoot: ofRoot)
        }
    }
}
