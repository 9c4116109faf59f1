internal import Office

extension PublishError {
    var words: ErrorWords {
        switch self {
        case .trust(let path, let error): error.words(path)
        case .malformedAddress(let text):
            ErrorWords(
                say("“\(visible(text))”不是网址", "\"\(visible(text))\" is no address"),
                say(
                    "须为 http(s)://主机/路径，不带 ? 与 #。",
                    "It takes http(s)://host/path, without ? and #."))
        case .noCurl(let errno):
            ErrorWords(
                say(
                    "不能运行 curl：\(SystemWords.reason(errno))",
                    "cannot run curl: \(SystemWords.reason(errno))"),
                say(
                    "请安装 curl；或取得发布文件夹，以 --check 文件夹 检查。",
                    "Install curl, or check the publication's folder in place of its address."))
        case .notFetched(let url, let words):
            ErrorWords(
                say(
                    "\(visible(url))：取不到（\(visible(words))）",
                    "\(visible(url)): cannot be fetched: \(visible(words))"),
                say("请检查网址与网络后再试。", "Check the address and the network, and try again."))
        }
    }
}
