internal import Office

extension RootError {
    var words: ErrorWords {
        switch self {
        case .notHere(let path):
            ErrorWords(
                say("\(visible(path))：根密钥不在这里", "\(visible(path)): the root key is not here"),
                say(
                    "请用 --root-dir 指明保存根密钥的文件夹。",
                    "Name the folder that holds it with --root-dir."))
        case .hasHandedOver(let path):
            ErrorWords(
                say(
                    "\(visible(path))：这个根已移交给新的根",
                    "\(visible(path)): this root has handed over to a new one"),
                say("请用 --root-dir 指明新根的文件夹。", "Name the new root's folder with --root-dir."))
        case .tooManyHandovers:
            ErrorWords(
                say(
                    "根已移交 8 次，核验者不会再跟随",
                    "the root was handed over 8 times, and verifiers follow no further"),
                say(
                    "请建立新的工作区与根，并请核验者信任它。",
                    "Begin a new workspace with a new root, and have verifiers pin that."))
        case .notNamed(let path, let found):
            ErrorWords(
                say(
                    "\(visible(path))：应是根指纹，却是“\(visible(found))”",
                    "\(visible(path)): should be the root's thumbprint, and is \"\(visible(found))\""
                ),
                say(
                    "请从备份恢复它，或写入核验者所信任的根指纹。",
                    "Put it back from a backup, or write the thumbprint there that verifiers pin."))
        }
    }
}
