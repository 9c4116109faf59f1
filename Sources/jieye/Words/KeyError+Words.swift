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
                advice: say("请从备份恢复它。", "Put it back from a backup."))
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
                say(
                    "现在没有可用的\(KeyLifeWords.word(use))密钥",
                    "no \(KeyLifeWords.word(use)) key is active now"),
                say(
                    "请检查时钟，并用 jieye key list 查看各密钥的使用期。",
                    "Check the clock, and the keys' lives with jieye key list."))
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
        }
    }
}
