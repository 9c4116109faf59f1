internal import Certificates
internal import JOSE
internal import Office
internal import Signing

extension KeyError {
    var words: ErrorWords {
        switch self {
        case .unreadable(let path, let error): error.words(path)
        case .trustDocument(let path, let error):
            error.words(
                path,
                advice: say(
                    "请从备份恢复它；其中只有公开的内容，发布文件夹里的也可用。",
                    "Put it back from a backup; nothing in it is secret, and the published one serves too."
                ))
        case .doesNotSign(let path):
            ErrorWords(
                say(
                    "\(visible(path))：密钥所签的未通过核验，没有使用它",
                    "\(visible(path)): what the key signs does not verify, and it was not used"),
                say(
                    "请检查机器（内存、OpenSSL）后再试。",
                    "Check the machine (memory, OpenSSL) and try again."))
        case .anotherKey(let path):
            ErrorWords(
                say(
                    "\(visible(path))：不是这个工作区的信任列表所列的密钥",
                    "\(visible(path)): not the key that this workspace's trust list names"),
                say("请放回原来的密钥文件。", "Put the right key file back."))
        case .noActiveKey(let use):
            ErrorWords(
                say("没有可用的密钥（用途 \(use)）", "there is no active key for \(use)"),
                say(
                    "请检查时钟，或用 trust show 查看密钥。",
                    "Check the clock, and the keys' lives in the trust list."))
        case .unknownKey(let kid, let known):
            ErrorWords(
                say("没有标识为 \(visible(kid)) 的密钥", "there is no key \(visible(kid))"),
                say(
                    "现有：\(known.map(\.description).joined(separator: "、"))；见 jieye key list。",
                    "There are: \(known.map(\.description).joined(separator: ", ")); see jieye key list."
                ))
        case .keySigns(let kid):
            ErrorWords(
                say("\(kid) 仍在使用，没有继任者", "\(kid) signs still, and has no successor"),
                say(
                    "请先运行 jieye key rotate，再 publish。",
                    "Run jieye key rotate first, then publish."))
        case .lifeNotOver(let kid, let end):
            ErrorWords(
                say("\(kid) 到 \(end) 才停用", "\(kid) is not retired before \(end)"),
                say("请在那之后再试。", "Try again after that."))
        case .privateKeyNotHere(let kid, let path):
            ErrorWords(
                say(
                    "\(visible(path))：\(kid) 的私钥不在这里，也没有销毁的记录",
                    "\(visible(path)): the private key of \(kid) is not here, and its destruction was never recorded"
                ),
                say(
                    "没有什么可销毁的；请查它是否在别处。",
                    "There is nothing to destroy: look whether it lies elsewhere."))
        case .successorNotPublished(let kid, let path):
            ErrorWords(
                say(
                    "\(visible(path))：已发布的信任列表里没有继任者 \(kid)，什么也没有销毁",
                    "\(visible(path)): the published trust list does not have the successor \(kid); nothing was destroyed"
                ),
                say(
                    "请先 publish；发布在别处则用 --out 指明。",
                    "Run publish first; if the publication is elsewhere, name it with --out."))
        case .compromisedSince(let kid, let time):
            ErrorWords(
                say(
                    "\(kid) 已标为自 \(time) 起泄露",
                    "\(kid) is marked as compromised since \(time) already"),
                say("只能改为更早的时刻。", "Only an earlier time can take the place of that."))
        case .notYet(let time):
            ErrorWords(
                say("\(time) 还没有到", "\(time) has not come yet"),
                say("请给出过去的时刻。", "Name a time in the past."))
        case .anotherPassphrase(let path):
            ErrorWords(
                say(
                    "\(visible(path))：新旧口令都打不开它，什么也没有改变",
                    "\(visible(path)): opens with neither passphrase; nothing was changed"),
                say(
                    "请核对旧口令；各密钥口令不同则逐个更换：key passphrase 标识。",
                    "Check the old passphrase; keys with different ones are changed one by one: key passphrase KID."
                ))
        case .rootNotHere(let path):
            ErrorWords(
                say("\(visible(path))：根密钥不在这里", "\(visible(path)): the root key is not here"),
                say(
                    "请用 --root-dir 指明保存根密钥的文件夹。",
                    "Name the folder that holds it with --root-dir."))
        case .rootHasHandedOver(let path):
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
        }
    }
}
