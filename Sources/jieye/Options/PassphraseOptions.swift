internal import ArgumentParser
internal import Office

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
