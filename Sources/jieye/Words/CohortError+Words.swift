internal import Certificates
internal import Office

extension CohortError {
    var words: ErrorWords {
        switch self {
        case .programme(let path, let error): error.words(path)
        case .issuer(let path, let error): error.words(path)
        case .changedSince(let path, let cohort):
            ErrorWords(
                say(
                    "\(visible(path))：与 \(visible(cohort)) 届开始时不同",
                    "\(visible(path)): not what the cohort \(visible(cohort)) was begun with"),
                say(
                    "请恢复原文件：一届之内项目与签发者不变。",
                    "Put the former file back: programme and issuer do not change within a cohort."
                )
            )
        case .unknown(let name, let known):
            ErrorWords(
                say("没有“\(visible(name))”这一届", "there is no cohort \"\(visible(name))\""),
                say(
                    "已有：\(visible(known.joined(separator: "、")))。",
                    "There are: \(visible(known.joined(separator: ", ")))."))
        case .exists(let name, let prefix):
            ErrorWords(
                say(
                    "已有名为“\(visible(name))”或编号以 \(prefix) 开头的一届",
                    "a cohort is called \"\(visible(name))\" or has numbers with \(prefix) already"),
                say(
                    "新一届须有自己的 cohort 与 number_prefix。",
                    "The next cohort needs a cohort and a number_prefix of its own."))
        case .fileNotPlaced(let name, let path, let errno):
            ErrorWords(
                say(
                    "已开始“\(visible(name))”一届，但未能写入 \(visible(path))：\(SystemWords.reason(errno))",
                    "the cohort \"\(visible(name))\" was added, but \(visible(path)) could not be written: \(SystemWords.reason(errno))"
                ),
                say(
                    "请检查权限与磁盘空间，再以同样的文件运行 cohort add，即可完成。",
                    "Check permissions and disk space, and run cohort add again with the same files: that finishes it."
                ))
        case .issuerIsAnother(let path, let found, let expected):
            ErrorWords(
                say(
                    "\(visible(path))：url 为 \(found)，而 --issuer 给出 \(expected)",
                    "\(visible(path)): its url is \(found), and --issuer says \(expected)"),
                say(
                    "请使二者一致：改 --issuer 或改该文件；什么也没有改变。",
                    "Make them the same, there or in --issuer; nothing was changed."))
        case .otherIssuer(let path, let expected):
            ErrorWords(
                say(
                    "\(visible(path))：签发者网址须为 \(expected)",
                    "\(visible(path)): the issuer's address must be \(expected)"),
                say("同一根下各届的网址相同。", "All cohorts under a root have the same address."))
        case .otherOffset(let path, let expected):
            ErrorWords(
                say(
                    "\(visible(path))：utc_offset 须为 \(expected.minutes)（\(expected)）",
                    "\(visible(path)): utc_offset must be \(expected.minutes) (\(expected))"),
                say(
                    "各届证书的签发日期都按同一时区计算，已印发的证书不能改变日期。",
                    "The days of issue of all cohorts are told by one time zone, and those that are printed cannot change."
                ))
        }
    }
}
