internal import Registry

extension RegistryError {
    func words(_ path: String) -> ErrorWords {
        switch self {
        case .file(let error): error.words
        case .busy:
            ErrorWords(
                say(
                    "\(visible(path))：登记簿被另一个进程占用了 5 秒",
                    "\(visible(path)): the registry was in use for 5 seconds"),
                say("请再运行一次：已完成的都保留着。", "Run it again: what is done is kept."))
        case .newer(let found, let known):
            ErrorWords(
                say(
                    "\(visible(path))：登记簿是第 \(found) 版，此程序只到第 \(known) 版",
                    "\(visible(path)): the registry is of version \(found); this program knows \(known)"
                ),
                say("请用更新的程序。", "Use a newer program."))
        case .older(let found, let known):
            ErrorWords(
                say(
                    "\(visible(path))：登记簿是第 \(found) 版，须先升级到第 \(known) 版",
                    "\(visible(path)): the registry is of version \(found) and must become \(known) first"
                ),
                say("运行任何写入的命令即会升级。", "Any command that writes does that."))
        case .diskFull:
            ErrorWords(
                say("\(visible(path))：磁盘已满", "\(visible(path)): no space left on the disk"),
                say(
                    "请腾出空间后再运行一次：已完成的不会丢失或重复。",
                    "Make room and run it again: nothing is lost or doubled."))
        case .unwritable, .unreadable, .inputOutput:
            ErrorWords(
                say("\(visible(path))：不能读写", "\(visible(path)): cannot be read or written"),
                say("请检查权限与磁盘。", "Check permissions and the disk."))
        case .notARegistry:
            Self.damage(say("\(visible(path))：不是登记簿", "\(visible(path)): no registry"))
        case .settings(let name):
            Self.damage(
                say(
                    "\(visible(path))：登记簿的设置 \(name) 没有生效",
                    "\(visible(path)): the registry's setting \(name) is not in force"))
        case .damaged(let place):
            Self.damage(
                say(
                    "\(visible(path))：登记簿已损坏",
                    "\(visible(path)): the registry is damaged (\(visible(place)))"))
        case .copyDamaged:
            ErrorWords(
                say(
                    "\(visible(path))：写出的副本读回来不完整，已删去",
                    "\(visible(path)): the copy does not read as it was written, and was removed"),
                say(
                    "请检查那里的磁盘，或换一个位置；原登记簿没有改变。",
                    "Check the disk there, or name another place; the registry itself was not changed."
                ))
        case .uniqueViolation(let rule), .refused(let rule):
            Self.damage(
                say(
                    "\(visible(path))：登记簿的规则不允许这样写入",
                    "\(visible(path)): a rule of the registry does not allow this (\(visible(rule)))"
                ))
        case .sqlite(let code, let message):
            Self.damage(
                say(
                    "\(visible(path))：登记簿出错（SQLite \(code)）",
                    "\(visible(path)): the registry failed (SQLite \(code): \(visible(message)))"))
        }
    }

    private static func damage(_ what: String) -> ErrorWords {
        ErrorWords(
            what,
            say(
                "请勿继续使用；先检查磁盘，再从备份恢复。",
                "Do not go on with it: check the disk, and put it back from a backup."))
    }
}
