internal import Office

extension KeepingError {
    var words: ErrorWords {
        switch self {
        case .nothingToGoOnFrom:
            ErrorWords(
                say(
                    "不知道备份之后发生过什么，恢复可能重用编号",
                    "what happened after the backup is not known; numbers might be used again"),
                say(
                    "请用 --publication 给出最近发布的文件夹，或用 --skip 给出至多发过多少份证书。",
                    "Name the folder that was published last with --publication, or how many certificates may have been issued with --skip."
                ), exitCode: 64)
        case .backupDoesNotHold(let path, let fault):
            ErrorWords(
                say(
                    "\(visible(path))：备份自相矛盾，什么也没有改变：\(fault.sentence)",
                    "\(visible(path)): the backup contradicts itself; nothing was changed: \(fault.sentence)"
                ),
                say("请用另一份备份。", "Take another backup."))
        case .noPublishedHead(let path):
            ErrorWords(
                say(
                    "\(visible(path))：没有 head.jwt，不知道用过哪些编号",
                    "\(visible(path)): there is no head.jwt, which says what numbers were given out"
                ),
                say(
                    "请用 --skip 给出备份之后至多发过多少份证书。",
                    "Say with --skip how many certificates may have been issued after the backup."))
        case .notConfirmed:
            ErrorWords(
                say("没有确认，什么也没有抹去", "not confirmed; nothing was purged"),
                say("如确要抹去，请加 --yes。", "To purge without being asked, add --yes."))
        }
    }
}
