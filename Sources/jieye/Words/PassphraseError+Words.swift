internal import Office

extension PassphraseError {
    var words: ErrorWords {
        switch self {
        case .missing(let forRoot):
            ErrorWords(
                forRoot
                    ? say("需要根密钥的口令", "the root's passphrase is needed")
                    : say("需要口令", "a passphrase is needed"),
                say(
                    "请给出 --passphrase-file，或在终端中运行。",
                    "Give --passphrase-file, or run it at a terminal."), exitCode: 64)
        case .differ:
            ErrorWords(
                say("两次输入的口令不同", "the two passphrases differ"), say("请再试一次。", "Try again."))
        case .readableByOthers(let path, let mode):
            ErrorWords(
                say(
                    "\(visible(path))：口令文件可被他人读取或改写（权限 \(String(mode, radix: 8))，应为 600）",
                    "\(visible(path)): others can read or write this passphrase file (mode \(String(mode, radix: 8)), not 600)"
                ),
                say(
                    "请运行 chmod 600；若可能已被他人读过，请用 jieye key passphrase 更换口令。",
                    "Run chmod 600; if others may have read it, change the passphrase with jieye key passphrase."
                ))
        case .unusable:
            ErrorWords(
                say("口令须为 1 至 1024 字节", "a passphrase has 1 to 1,024 bytes"),
                say("请检查口令文件的第一行。", "Look at the first line of the passphrase file."))
        }
    }
}
