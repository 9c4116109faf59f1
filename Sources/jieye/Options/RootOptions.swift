internal import ArgumentParser
internal import Office

struct RootOptions: ParsableArguments {
    @Option(
        help:
            "\(say("根密钥的文件夹（默认为工作区的 root）。", "The root key's folder; by default the workspace's root folder."))"
    )
    var rootDir: String?

    @Option(
        help:
            "\(say("根密钥口令文件（默认与其他密钥相同）。", "A file with the root's passphrase; by default that of the other keys."))"
    )
    var rootPassphraseFile: String?

    /// Where the root is, and what unlocks it: the passphrase that was given for it or for all keys,
    /// else what the person at the terminal types.
    func source(_ passphrase: PassphraseOptions) throws(OfficeError) -> RootSource {
        try source { () throws(OfficeError) in try passphrase.given() }
    }

    func source(
        _ given: () throws(OfficeError) -> Passphrase?
    ) throws(OfficeError) -> RootSource {
        if let rootPassphraseFile {
            return RootSource(folder: rootDir, passphrase: try Passphrase(file: rootPassphraseFile))
        }
        if let given = try given() {
            return RootSource(folder: rootDir, passphrase: given)
        }
        let prompt = say("根密钥口令：", "The root's passphrase: ")
        let typed = try PassphraseOptions.ask(prompt, forRoot: true)
        return RootSource(folder: rootDir, passphrase: typed)
    }
}
