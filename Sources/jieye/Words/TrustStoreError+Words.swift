internal import Certificates
internal import Desk

extension TrustStoreError {
    var words: ErrorWords {
        switch self {
        case .trust(let path, let error): error.words(path)
        case .noRootPinned(let path):
            ErrorWords(
                say("还没有信任任何根（\(visible(path))）", "no root is pinned (\(visible(path)))"),
                say(
                    "请运行 jieye trust add offline.json --root 指纹，或同时给出 --trust 与 --root。",
                    "Run jieye trust add offline.json --root THUMBPRINT, or give both --trust and --root."
                ), exitCode: 64)
        case .olderThanPinned(let path, .root):
            ErrorWords(
                say(
                    "\(visible(path))：由已经移交的旧根签名",
                    "\(visible(path)): signed by a root that has handed over to another one since"),
                say(
                    "请取得最新的离线包；旧根不应再签名，请告知签发者。",
                    "Get the newest bundle, and tell the issuer: that root should sign no more."))
        case .olderThanPinned(let path, .trustList):
            ErrorWords(
                say(
                    "\(visible(path))：信任列表比已信任的旧",
                    "\(visible(path)): its trust list is older than the pinned one"),
                say("请取得最新的离线包。", "Get the newest bundle."))
        case .olderThanPinned(let path, .statusList(let uri)):
            ErrorWords(
                say(
                    "\(visible(path))：状态列表 \(visible(uri)) 比已信任的旧",
                    "\(visible(path)): its status list \(visible(uri)) is older than the pinned one"
                ),
                say("请取得最新的离线包。", "Get the newest bundle."))
        case .malformedThumbprint(let text):
            ErrorWords(
                say(
                    "“\(visible(text))”不是根指纹：须为 43 个 base64url 字符",
                    "\"\(visible(text))\" is no root thumbprint: 43 characters of base64url"),
                say("请向签发者核对。", "Ask the issuer for it."), exitCode: 64)
        case .damaged(let path, let flaw):
            ErrorWords(
                say(
                    "\(visible(path))：所信任的根的文件已损坏（\(flaw.words)）",
                    "\(visible(path)): the file of pinned roots is damaged (\(flaw.words))"),
                Self.pinAgain)
        case .damagedPin(let path, let root, let error):
            ErrorWords(
                say(
                    "\(visible(path))：根 \(root) 之下存的离线包不能用：\(error.sentence)",
                    "\(visible(path)): the bundle that is kept under the root \(root) cannot be used: \(error.sentence)"
                ),
                Self.pinAgain)
        }
    }

    private static var pinAgain: String {
        say(
            "请删去这个文件，再以 jieye trust add 重新信任各个根。",
            "Remove this file, and run jieye trust add again for each root.")
    }
}
