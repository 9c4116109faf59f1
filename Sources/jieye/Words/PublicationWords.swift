internal import JOSE
internal import Office

/// What `publish --check` found, in words and in JSON.
enum PublicationWords {
    static func text(_ report: PublicationReport, _ target: String) -> String {
        let lines =
            report.differences.map { "✗ " + describe($0) }
            + report.warnings.map { "! " + describe($0) }
        return (lines + [summary(report, target)]).joined(separator: "\n")
    }

    private static func describe(_ difference: PublicationReport.Difference) -> String {
        let (what, advice) = difference.deviation.words
        return "\(visible(difference.file)): \(what)\n  \(advice)"
    }

    private static func summary(_ report: PublicationReport, _ target: String) -> String {
        report.differences.isEmpty
            ? say(
                "\(visible(target))：\(report.files) 个文件与登记簿、信任列表一致。",
                "\(visible(target)): \(counted(report.files, "file", "files")), as the registry and the trust list say."
            )
            : say(
                "\(visible(target))：\(report.differences.count) 处不符。",
                "\(visible(target)): differences: \(report.differences.count).")
    }

    static func json(_ report: PublicationReport, _ target: String) -> JSON {
        [
            "publication": .string(target), "as_registered": .bool(report.differences.isEmpty),
            "files": .integer(Int64(report.files)),
            "differences": .array(report.differences.map(json)),
            "warnings": .array(report.warnings.map(json)),
        ]
    }

    private static func json(_ difference: PublicationReport.Difference) -> JSON {
        let (what, advice) = difference.deviation.words
        return [
            "file": .string(difference.file), "code": .string(difference.deviation.code),
            "detail": .string(what), "advice": .string(advice),
        ]
    }
}

extension PublicationReport.Deviation {
    fileprivate var words: (what: String, advice: String) {
        let publish = say("请运行 publish 并重新上传。", "Run publish, and upload it again.")
        return switch self {
        case .missing: (say("没有这个文件", "is missing"), publish)
        case .refused(let status):
            (
                say("服务器答以 \(visible(status))", "the server answers \(visible(status))"),
                say("请检查网站服务器：应答以 200。", "Look at the web server: it should answer 200.")
            )
        case .foreign:
            (
                say("不属于这份发布", "is none of this publication"),
                say("请查明来源后删去。", "Find out where it comes from, and remove it.")
            )
        case .different: (say("与 publish 所写的不同", "is not what publish writes"), publish)
        case .otherVersion(let found, let expected):
            (
                say("是第 \(found) 版，应为第 \(expected) 版", "is version \(found), not \(expected)"),
                publish
            )
        case .notAuthentic(let error):
            (
                say("不能采信：\(error.sentence)", "does not hold: \(error.sentence)"),
                say(
                    "请运行 publish 并重新上传；若反复出现，请查明何人改动。",
                    "Run publish, and upload it again; if that happens again, find out who changes it."
                )
            )
        case .otherList(let uri):
            (say("是另一份列表 \(visible(uri))", "is another list, \(visible(uri))"), publish)
        case .otherStatuses(let count):
            (
                say(
                    "有 \(count) 份证书的状态与登记簿不同",
                    "entries that differ from the registry: \(count)"), publish
            )
        case .notAsFile(let name):
            (say("所含与 \(name) 不同", "does not hold what is in \(name)"), publish)
        case .notOnChain(let count):
            (
                say("所记第 \(count) 条登记事件与登记簿不同", "is not on the registry's chain at event \(count)"),
                say(
                    "若刚恢复过登记簿，请 publish；否则它可能被截断或替换，请先运行 jieye fsck。",
                    "If the registry was just restored, publish; else it may have been cut or replaced: run jieye fsck first."
                )
            )
        case .behind(let events):
            (
                say(
                    "其后又有 \(events) 条登记事件", "events that it does not cover yet: \(events)"),
                publish
            )
        case .notMadeYet(let time):
            (
                say("签于未来：\(time)", "was signed in the future: \(time)"),
                say("请校正时钟后再 publish。", "Put the clock right, and publish again.")
            )
        case .expired(let time): (say("已于 \(time) 过期", "expired \(time)"), publish)
        case .pastHalfLife(let time):
            (say("有效期已过半，\(time) 到期", "is past half of its life and expires \(time)"), publish)
        }
    }
}
