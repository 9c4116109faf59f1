internal import Signing

extension SigningError {
    func words(_ path: String) -> ErrorWords {
        ErrorWords(
            say("\(visible(path))：\(sentence)", "\(visible(path)): \(sentence)"), advice)
    }

    /// What is wrong, without the file.
    var sentence: String {
        switch self {
        case .wrongPassphrase: say("口令不对", "wrong passphrase")
        case .unusablePassphrase: say("口令须为 1 至 1024 字节", "a passphrase has 1 to 1,024 bytes")
        case .malformedKey: say("密钥文件残缺或损坏", "the key file is cut or damaged")
        case .unencryptedKey: say("密钥没有加密，不予使用", "the key is not encrypted, and is not used")
        case .unsupportedKey, .invalidPublicKey:
            say("不是此程序所用种类的密钥", "not a kind of key that this program uses")
        case .costlyKey:
            say("解开它所需的计算超出常理", "asks for more work than is reasonable to open it")
        case .openSSL(let reason):
            say("OpenSSL 出错", "OpenSSL failed: \(reason)")
        }
    }

    private var advice: String {
        switch self {
        case .wrongPassphrase:
            say("请核对口令文件。", "Check the passphrase.")
        case .malformedKey: say("请从备份恢复它。", "Put it back from a backup.")
        case .unencryptedKey: say("请放回加密的密钥文件。", "Put the encrypted key file back.")
        case .unsupportedKey, .invalidPublicKey, .costlyKey:
            say("请放回 jieye init 所做的密钥文件。", "Put back the key file that jieye init made.")
        case .openSSL:
            say("请检查机器（内存、OpenSSL）后再试。", "Check the machine (memory, OpenSSL) and try again.")
        case .unusablePassphrase:
            say("请检查口令文件的第一行。", "Look at the first line of the passphrase file.")
        }
    }
}
