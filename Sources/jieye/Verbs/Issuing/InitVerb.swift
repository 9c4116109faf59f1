internal import ArgumentParser
internal import Certificates
internal import JOSE
internal import Office
internal import Signing

struct InitVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "init",
            abstract: say(
                "建立工作区：根密钥、证书密钥、状态密钥、首份信任列表、登记簿与首届。",
                "Makes a workspace: root, certificate and status key, trust list, registry, cohort."
            ),
            discussion: say(
                "标准输出只有一行：根密钥的指纹，核验者须记住它。",
                "Standard output is one line: the root's thumbprint, which verifiers pin."))
    }

    @Argument(
        help:
            "\(say("新工作区的文件夹，须不存在或为空。", "The new workspace: a folder that is empty or not there yet."))"
    )
    var folder: String

    @Option(
        help:
            "\(say("签发者网址，如 https://cert.example.org。", "The issuer's address, such as https://cert.example.org."))"
    )
    var issuer: String

    @Option(help: "\(say("项目文件。", "The programme."))")
    var programme = "programme.json"

    @Option(
        help:
            "\(say("签发者文件（默认由项目文件得出）。", "The issuer's file; by default made from the programme."))")
    var issuerFile: String?

    @Option(help: "\(say("签名算法：ES256、Ed25519 或 SGD_SM3_SM2。", "ES256, Ed25519 or SGD_SM3_SM2."))")
    var algorithm = "ES256"

    @Option(help: "\(say("根密钥的文件夹，宜离线保存。", "The root key's folder, to be kept offline."))")
    var rootDir: String?

    @Option(
        help:
            "\(say("根密钥口令文件（默认与其他密钥相同）。", "A file with the root's passphrase; by default that of the other keys."))"
    )
    var rootPassphraseFile: String?

    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if IssuerURL(issuer) == nil {
            throw ValidationError(
                say(
                    "--issuer 须为不带路径的 https 网址，小写，至多 40 个字符，如 https://cert.example.org；不能是 \(visible(issuer))",
                    "--issuer takes an https address without a path, in lower case, of at most 40 characters, such as https://cert.example.org; not \(visible(issuer))"
                ))
        }
        if SignatureAlgorithm(named: algorithm) == nil {
            let names = SignatureAlgorithm.all.map(\.name).joined(separator: ", ")
            throw ValidationError(
                say("--algorithm 只能是 \(names)", "--algorithm takes one of \(names)"))
        }
    }

    func run() async throws {
        guard let issuer = IssuerURL(issuer), let algorithm = SignatureAlgorithm(named: algorithm)
        else { throw ExitCode.validationFailure }
        try await attempt { () throws(OfficeError) in
            let (own, root) = try passphrases()
            let made = try Initialise(
                folder: folder, issuer: issuer, programmeFile: programme, issuerFile: issuerFile,
                algorithm: algorithm, passphrase: own, rootFolder: rootDir, rootPassphrase: root
            )
            .run(at: Clock.now())
            if let font = made.missingFont { output.output.talk(font.remark) }
            output.output.talk(words(made))
            for path in made.remains { output.output.talk(Self.remark(onRemains: path)) }
            output.output.result(made.rootThumbprint.description)
            if let unconfirmed = made.unconfirmed { throw unconfirmed }
        }
    }

    private func passphrases() throws(OfficeError) -> (own: Passphrase, root: Passphrase) {
        let own: Passphrase
        if let given = try passphrase.given() {
            own = given
        } else {
            let prompt = say("新口令：", "New passphrase: ")
            own = try PassphraseOptions.askTwice(prompt, forRoot: false)
        }
        guard let rootPassphraseFile else { return (own, own) }
        return (own, try Passphrase(file: rootPassphraseFile))
    }

    private static func remark(onRemains path: String) -> String {
        say(
            "\(visible(path)) 是被中断的 init 留下的，内有密钥，未能删除：请自行删除。",
            "\(visible(path)) was left by an init that was cut off. It holds keys and could not be removed: remove it."
        )
    }

    private func words(_ made: Initialise.Result) -> String {
        say(
            """
            工作区 \(made.workspace.path) 已建立，首届为 \(made.cohort)。
            根密钥在 \(made.rootPath)：请移至离线介质保存，日常签发与发布用不到它。
            根指纹（请公布，核验者以它为准）：
            """,
            """
            \(made.workspace.path) is ready; its first cohort is \(made.cohort).
            The root key is \(made.rootPath): keep it offline; daily work does not need it.
            The root's thumbprint (make it known: it is what verifiers pin):
            """)
    }
}
