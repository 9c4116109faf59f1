internal import Office

extension PublishError {
    var words: ErrorWords {
        switch self {
        case .trust(let path, let error): error.words(path, advice: Self.again)
        case .statusList(let uri, let path, let error):
            // A token that cannot be read has no address.
            uri.isEmpty
                ? error.words(path, advice: Self.again)
                : ErrorWords(
                    say(
                        "\(visible(path))，状态列表 \(visible(uri))：\(error.sentence)",
                        "\(visible(path)), the status list \(visible(uri)): \(error.sentence)"),
                    Self.again)
        case .doesNotHold(let name, let error):
            ErrorWords(
                say(
                    "\(visible(name))：核验者不会采信，什么也没有发布：\(error.sentence)",
                    "\(visible(name)): verifiers would not believe it; nothing was published: \(error.sentence)"
                ),
                say(
                    "请检查机器（内存、OpenSSL）后再试。",
                    "Check the machine (memory, OpenSSL) and try again."))
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
                    "\(visible(url))：取不到",
                    "\(visible(url)): cannot be fetched: \(visible(words))"),
                say("请检查网址与网络后再试。", "Check the address and the network, and try again."))
        }
    }

    private static var again: String {
        say(
            "请核对它是本机构的发布，并从核验者所用之处重新取得。",
            "Make sure that it is this office's, and fetch it anew from where verifiers find it.")
    }
}
