internal import ArgumentParser
internal import Certificates
internal import Desk
internal import Office

struct TrustVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "trust",
            abstract: say("本机信任的根与离线包。", "The roots and bundles that this user trusts."),
            subcommands: [Add.self, Show.self])
    }

    struct Add: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: say("信任一个根，并收下其离线包。", "Pins a root, and takes in its bundle."))
        }

        @Argument(
            help: "\(say("离线包 offline.json，或发布文件夹。", "offline.json, or a publication's folder."))")
        var bundle: String

        @Option(
            parsing: .unconditional,

            help:
                "\(say("根指纹，43 个字符，须由可靠途径得知。", "The root's thumbprint, 43 characters, learnt in a way you trust."))"
        )
        var root: String

        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await attempt { () throws(DeskError) in
                let bundle = try TrustStore.bundle(at: self.bundle)
                let trust = try TrustStore.ofUser()
                    .add(bundle, root: TrustStore.root(root), from: self.bundle, at: Clock.now())
                output.output.talk(
                    say("已信任根 \(root)：", "Root \(root) is trusted now:") + "\n"
                        + TrustWords.describe(trust))
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(abstract: say("列出信任的根。", "Lists what is pinned."))
        }

        @Option(help: "\(say("输出格式：text 或 json。", "text or json."))")
        var format = PlainFormat.text

        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await attempt { () throws(DeskError) in
                let store = TrustStore.ofUser()
                let pins = try store.pins()
                if pins.isEmpty {
                    output.output.talk(
                        say(
                            "还没有信任任何根（\(visible(store.path))）。",
                            "No root is pinned (\(visible(store.path)))."))
                }
                for pin in pins {
                    let trust = try TrustStore.open(pin.bundle, root: pin.root, from: store.path)
                    switch format {
                    case .json: output.output.result(TrustWords.json(trust, root: pin.root))
                    case .text: output.output.result("\(pin.root)\n\(TrustWords.describe(trust))")
                    }
                }
            }
        }
    }
}

struct TrustOptions: ParsableArguments {
    @Option(
        help:
            "\(say("用这个离线包（offline.json 或发布文件夹）核验；不给 --root 则须由本机信任的根担保，且不得比已接受的旧。", "Verify with this bundle (offline.json or a publication's folder); without --root a pinned root must vouch for it, and it must not be older than one accepted before."))"
    )
    var trust: String?

    @Option(
        parsing: .unconditional,
        help:
            "\(say("根指纹，43 个字符；与 --trust 同用，不看本机信任的根。", "The root's thumbprint, 43 characters; goes with --trust, in place of what is pinned."))"
    )
    var root: String?

    func validate() throws {
        if trust == nil, root != nil {
            throw ValidationError(
                say("--root 须与 --trust 同时给出。", "--root goes together with --trust."))
        }
    }

    /// What is trusted: the bundle that was named, else everything that this user pinned.
    ///
    /// A bundle under a pinned root is compared with what was accepted before and remembered, unless
    /// the question is about another time than now.
    func open(atAnotherTime: Bool, _ output: Output) throws(DeskError) -> [Trust] {
        let store = TrustStore.ofUser()
        guard let trust else { return try store.trusts() }
        if let root {
            return [
                try TrustStore.open(
                    TrustStore.bundle(at: trust), root: TrustStore.root(root), from: trust)
            ]
        }
        _ = try store.trusts()
        let bundle = try TrustStore.bundle(at: trust)
        if atAnotherTime { return [try store.open(bundle, from: trust)] }
        let accepted = try store.accept(bundle, from: trust, at: Clock.now())
        if let error = accepted.notRemembered {
            output.talk(TrustWords.notRemembered(error.words))
        }
        return [accepted.trust]
    }
}

extension TrustStore {
    /// `$XDG_CONFIG_HOME/jieye/trust.json`, else `~/.config/jieye/trust.json`.
    static func ofUser() -> TrustStore {
        let folder = Environment["XDG_CONFIG_HOME"] ?? (Environment["HOME"] ?? ".") + "/.config"
        return TrustStore(at: folder + "/jieye/trust.json")
    }
}
