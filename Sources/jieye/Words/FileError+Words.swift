internal import Files

extension FileError: WordedError {
    var words: ErrorWords {
        switch self {
        case .notThere(let path):
            ErrorWords(
                say("\(visible(path))：没有这个文件", "\(visible(path)): there is no such file"),
                say("请核对路径。", "Check the path."))
        case .exists(let path):
            ErrorWords(
                say(
                    "\(visible(path))：已经存在，不会覆盖",
                    "\(visible(path)): is there already, and will not be overwritten"),
                say("请换一个位置，或先移开它。", "Name another place, or move it away first."))
        case .notAnOrdinaryFile(let path):
            ErrorWords(
                say(
                    "\(visible(path))：不是普通文件（而是设备、链接、管道或文件夹），不会被替换",
                    "\(visible(path)): a device, a link, a pipe or a folder and no ordinary file; it will not be replaced"
                ),
                say("请指定一个新文件。", "Name a new file."))
        case .tooLarge(let path, let limit):
            ErrorWords(
                say(
                    "\(visible(path))：超过 \(limit) 字节",
                    "\(visible(path)): larger than \(limit) bytes"),
                say("请确认指的是这个文件。", "Make sure that this is the file you mean."))
        case .readableByOthers(let path, let mode):
            ErrorWords(
                say(
                    "\(visible(path))：可被他人读取（权限 \(String(mode, radix: 8))，应为 600）",
                    "\(visible(path)): others can read this file (mode \(String(mode, radix: 8)), not 600)"
                ),
                say(
                    "请运行 chmod 600；若可能已被他人读过，请更换其中的密钥或口令。",
                    "Run chmod 600; if others may have read it, put a new key or passphrase in its place."
                ))
        case .busy(let path):
            ErrorWords(
                say(
                    "\(visible(path))：另一个进程正在写入",
                    "\(visible(path)): another process is writing there"),
                say("请等它结束后再试；什么也没有改变。", "Try again when it is done; nothing was changed."))
        case .refused(let path, let action, let errno):
            ErrorWords(
                say(
                    "\(visible(path))：\(action.word)失败：\(SystemWords.reason(errno))",
                    "\(visible(path)): cannot \(action.word): \(SystemWords.reason(errno))"),
                action.advice)
        case .unconfirmed(let path, let errno):
            ErrorWords(
                say(
                    "\(visible(path))：已经就位，但系统未能确认它已写入磁盘：\(SystemWords.reason(errno))",
                    "\(visible(path)): is in place, but the system could not confirm that it is on the disk: \(SystemWords.reason(errno))"
                ),
                say(
                    "断电可能使它消失：请检查磁盘，再核对它是否还在、能否使用。",
                    "A power cut may undo it: check the disk, then whether it is still there and can be used."
                ))
        case .removalUnconfirmed(let path, let errno):
            ErrorWords(
                say(
                    "\(visible(path))：已经删除，但系统未能确认磁盘已记录：\(SystemWords.reason(errno))",
                    "\(visible(path)): was removed, but the system could not confirm it: \(SystemWords.reason(errno))"
                ),
                say(
                    "断电可能使它重新出现：请检查磁盘后再运行一次。",
                    "A power cut may bring it back: check the disk, and run this again."))
        }
    }
}

extension FileAction {
    var word: String {
        switch self {
        case .open: say("打开", "open")
        case .look: say("查看", "look at it")
        case .read: say("读取", "read")
        case .write: say("写入", "write")
        case .sync: say("同步", "sync")
        case .rename: say("改名", "put into place")
        case .remove: say("删除", "remove")
        case .makeFolder: say("新建文件夹", "make this folder")
        case .lock: say("加锁", "lock")
        }
    }

    /// What to do: nothing is said of other files, of which this one knows nothing.
    fileprivate var advice: String {
        switch self {
        case .open, .look, .read:
            say("请检查权限与磁盘后再试。", "Check permissions and the disk, and try again.")
        case .write, .sync, .rename, .remove, .makeFolder, .lock:
            say(
                "它没有改变；请检查权限与磁盘空间后再试。",
                "It was not changed; check permissions and disk space, and try again.")
        }
    }
}
