internal import ArgumentParser
internal import Office

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

struct WorkspaceOptions: ParsableArguments {
    @Option(
        help: """
            \(say("工作区文件夹（默认 $JIEYE_WORKSPACE，再则当前文件夹）。",
                  "The workspace; by default $JIEYE_WORKSPACE, else the current folder."))
            """)
    var workspace: String?

    @Flag(
        help: """
            \(say("即使时钟早于已登记的时刻也照办。",
                  "Go on although the clock is behind what is recorded."))
            """)
    var acceptClock = false

    /// The folder, whatever is in it.
    var unopened: Workspace {
        let named = workspace ?? Environment["JIEYE_WORKSPACE"]
        var unopened = Workspace(unchecked: named ?? ".")
        unopened.acceptsClock = acceptClock
        return unopened
    }

    func open() throws(OfficeError) -> Workspace {
        var opened = try Workspace(at: unopened.path)
        opened.acceptsClock = acceptClock
        return opened
    }
}

struct CohortOptions: ParsableArguments {
    @Option(help: "\(say("届名（默认为最新一届）。", "The cohort's name; by default the newest."))")
    var cohort: String?
}

struct PassphraseOptions: ParsableArguments {
    @Option(
        help: """
            \(say("口令文件，取其第一行（默认 $JIEYE_PASSPHRASE_FILE，再则在终端询问）。",
                  "A file with the passphrase on its first line; by default $JIEYE_PASSPHRASE_FILE, else asked for at the terminal."))
            """)
    var passphraseFile: String?

    /// The passphrase that was given, or nil where none was; asks nobody.
    func given() throws(OfficeError) -> Passphrase? {
        guard let file = passphraseFile ?? Environment["JIEYE_PASSPHRASE_FILE"] else { return nil }
        return try Passphrase(file: file)
    }

    /// The passphrase that was given, or that the person at the terminal types.
    func passphrase() throws(OfficeError) -> Passphrase {
        try Self.orTyped(given())
    }

    /// What unlocks the keys, and what unlocks the root: a file for both is read once, since it may be a pipe.
    func passphrase(
        and root: RootOptions
    ) throws(OfficeError) -> (own: Passphrase, root: RootSource) {
        let given = try given()
        return (try Self.orTyped(given), try root.source { given })
    }

    private static func orTyped(_ given: Passphrase?) throws(OfficeError) -> Passphrase {
        if let given { return given }
        return try ask(say("口令：", "Passphrase: "), forRoot: false)
    }

    static func ask(_ prompt: String, forRoot: Bool) throws(OfficeError) -> Passphrase {
        // Room for the longest line and its end: where that is full, the line is longer.
        try Passphrase(capacity: Passphrase.limit + 2) { output throws(OfficeError) in
            guard Terminal.secret(prompt: prompt, into: &output) else {
                throw .passphrase(.missing(forRoot: forRoot))
            }
        }
    }

    /// A new passphrase, typed twice where it is typed.
    static func askTwice(_ prompt: String, forRoot: Bool) throws(OfficeError) -> Passphrase {
        let first = try ask(prompt, forRoot: forRoot)
        let second = try ask(say("再输一次：", "Once more: "), forRoot: forRoot)
        guard first.isSame(as: second) else { throw .passphrase(.differ) }
        return first
    }
}

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

    fileprivate func source(
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

extension ParsableCommand {
    /// Does the work of a verb; an error is put into words, and ends with the code of its kind.
    func attempt<Failure: WordedError>(
        _ work: () async throws(Failure) -> Void
    ) async throws {
        do throws(Failure) {
            try await work()
        } catch {
            throw exit(with: error.words)
        }
        do throws(OutputError) {
            try StandardOutput.finish()
        } catch {
            throw exit(with: error.words)
        }
    }

    private func exit(with words: ErrorWords) -> ExitCode {
        Output.error(words)
        return ExitCode(words.exitCode)
    }
}
