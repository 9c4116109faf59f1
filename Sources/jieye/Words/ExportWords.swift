internal import Office

extension Export.Exported {
    /// What is to be known about the files besides their number.
    var remarks: [String] {
        var remarks: [String] = []
        if kept > 0 {
            remarks.append(
                say(
                    "其中 \(kept) 份 PDF 原已完好，未重做。",
                    "\(counted(kept, "PDF file was", "PDF files were")) whole already."))
        }
        if leftOut > 0 {
            remarks.append(
                say(
                    "略去 \(leftOut) 份已撤销、暂停或被取代的证书（指名即可写出）。",
                    "\(leftOut) revoked, suspended or superseded \(leftOut == 1 ? "certificate was" : "certificates were") left out; name them to have them."
                ))
        }
        if unprintable.count > 0 {
            remarks.append(
                say(
                    "有 \(unprintable.count) 份没有印制，因为姓名无法印制：\(unprintable.list)",
                    "\(counted(unprintable.count, "was not printed, since its name", "were not printed, since their names")) cannot be: \(unprintable.list)"
                ))
        }
        remarks += notValid.remarks
        if leftovers.count > 0 { remarks.append(leftovers.remark) }
        if !isPublished {
            remarks.append(
                say(
                    "注意：本工作区的 publication 不含最近的变动，核验者可能还看不到；请先运行 jieye publish 再发放（发布在别处的，用 publish --check 查看）。",
                    "Warning: this workspace's publication lacks the last changes, so verifiers may not know them; run jieye publish before you hand these out (what is published elsewhere: publish --check)."
                ))
        }
        return remarks
    }
}

extension [Export.NotValid] {
    /// What is to be known of certificates that were named; at most 20 of them are.
    var remarks: [String] {
        guard !isEmpty else { return [] }
        let names = listed(prefix(20).map { "\($0.number) (\($0.status.word))" }, of: count)
        return [say("注意：不在有效状态：\(names)。", "Warning: not valid: \(names).")]
    }
}

extension Export.Leftovers {
    fileprivate var remark: String {
        let names = listed(paths.map(visible), of: count)
        return say(
            "注意：从前写出的 \(count) 个文件还在那里，请在发放前删去：\(names)。",
            "Warning: \(counted(count, "file of former runs still lies", "files of former runs still lie")) there; remove them before handing out: \(names)."
        )
    }
}

extension MissingFont {
    /// That something was not proved which can be proved with the fonts alone.
    var remark: String {
        say(
            "（没有试印证书：缺少字体 \(visible(path))，在 Debian 软件包 \(package) 中；装好后可用 export --preview 查看。）",
            "(Not proved that certificates can be printed: the font \(visible(path)) is not there; it is in the Debian package \(package).)"
        )
    }
}

extension [UnprintableCharacter] {
    /// A warning before anything is issued; nil where every character can be printed.
    var remark: String? {
        guard !isEmpty else { return nil }
        let list = prefix(20).map { found in
            let lines = found.lines.map(String.init).joined(separator: say("、", ", "))
            return found.character.named + say("（第 \(lines) 行）", " (line \(lines))")
        }
        let names = listed(list, of: count, by: say("；", "; "))
        return say(
            "注意：姓名中有本机字体都不能印的字：\(names)。证书可以签发，但印不出来；请先核对。",
            "Warning: no font of this machine has these characters of names: \(names). They can be issued, but not printed: check them first."
        )
    }
}

/// The first entries of a list one after another, and how many more there are.
func listed(
    _ entries: [String], of count: Int, by separator: String = say("、", ", ")
) -> String {
    let others = count - entries.count
    let more = others > 0 ? [say("另有 \(others)", "and \(others) more")] : []
    return (entries + more).joined(separator: separator)
}
