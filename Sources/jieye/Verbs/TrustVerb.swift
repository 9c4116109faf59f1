internal import ArgumentParser
internal import Certificates
internal import FoundationEssentials
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
            try await attempt { () throws(OfficeError) in
                let bundle = try TrustStore.bundle(at: self.bundle)
                let trust = try TrustStore.ofUser().add(bundle, root: root, from: self.bundle)
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
            try await attempt { () throws(OfficeError) in
                let store = TrustStore.ofUser()
                for pin in try store.pins() {
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
            "\(say("用这个离线包（offline.json 或发布文件夹），不用本机信任的；须同时给出 --root。", "Use this bundle (offline.json or a publication's folder) in place of what is pinned; goes with --root."))"
    )
    var trust: String?

    @Option(
        parsing: .unconditional,
        help: "\(say("根指纹，43 个字符。", "The root's thumbprint, 43 characters."))")
    var root: String?

    func validate() throws {
        if (trust == nil) != (root == nil) {
            throw ValidationError(
                say("--trust 与 --root 须同时给出。", "--trust and --root go together."))
        }
    }

    /// What is trusted: the bundle that was named, else everything that this user pinned.
    func open() throws(OfficeError) -> [Trust] {
        if let trust, let root {
            return [try TrustStore.open(TrustStore.bundle(at: trust), root: root, from: trust)]
        }
        let store = TrustStore.ofUser()
        let pins = try store.pins()
        if pins.isEmpty { throw .noRootPinned(path: store.path) }
        var trusts: [Trust] = []
        for pin in pins {
            trusts.append(try TrustStore.open(pin.bundle, root: pin.root, from: store.path))
        }
        return trusts
    }
}

extension TrustStore {
    /// `$XDG_CONFIG_HOME/jieye/trust.json`, else `~/.config/jieye/trust.json`.
    static func ofUser() -> TrustStore {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"] ?? "."
        let folder = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
        return TrustStore(at: (folder ?? home + "/.config") + "/jieye/trust.json")
    }
}
