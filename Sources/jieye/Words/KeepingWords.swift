internal import Certificates
internal import JOSE
internal import Office
internal import Registry

/// What keeping the registry found and did.
enum KeepingWords {
    static func text(_ outcome: Fsck.Outcome) -> String {
        var lines = outcome.faults.map(\.line)
        if outcome.faultCount > lines.count {
            lines.append(
                say(
                    "……另有 \(outcome.faultCount - lines.count) 处",
                    "… and \(outcome.faultCount - lines.count) more"))
        }
        let seen = say(
            "\(outcome.certificates) 份证书，\(outcome.events) 个事件",
            "\(counted(outcome.certificates, "certificate", "certificates")), \(counted(Int(outcome.events), "event", "events"))"
        )
        let found =
            outcome.faultCount == 0
            ? say("全部无误", "everything holds")
            : say("\(outcome.faultCount) 处有误", counted(outcome.faultCount, "fault", "faults"))
        return (lines + [say("\(seen)：\(found)", "\(seen): \(found)")]).joined(separator: "\n")
    }

    static func json(_ outcome: Fsck.Outcome) -> JSON {
        [
            "certificates": .integer(Int64(outcome.certificates)),
            "events": .integer(outcome.events),
            "fault_count": .integer(Int64(outcome.faultCount)),
            "faults": .array(
                outcome.faults.map { fault in
                    [
                        "code": .string(fault.code.rawValue), "subject": .string(fault.subject),
                        "detail": .string(fault.detail?.words ?? ""),
                    ]
                }),
        ]
    }

    static func text(_ outcome: Restore.Outcome) -> String {
        let continuation = outcome.continuation
        let serials = continuation.serials.sorted { $0.key < $1.key }
            .map(Self.last).joined(separator: say("、", ", "))
        var lines = [
            say(
                "已恢复；新编号接在 \(serials) 之后，第 \(continuation.lastClosedList) 号及以前的状态列表不再添加。",
                "Restored; new numbers follow \(serials), and status lists up to \(continuation.lastClosedList) take nothing more."
            )
        ]
        if !continuation.changed.isEmpty || continuation.foreignEntries > 0 {
            lines.append(
                say(
                    "由发布得知 \(continuation.changed.count) 份证书的状态有变，另有 \(continuation.foreignEntries) 份未知证书保持已发布的状态。",
                    "The publication told the status of \(counted(continuation.changed.count, "certificate", "certificates")), and of \(continuation.foreignEntries) that the backup does not know."
                ))
        }
        if let former = outcome.former {
            lines.append(
                say(
                    "原登记簿保存在 \(visible(former))。",
                    "The former registry is kept in \(visible(former))."))
        }
        lines += CopiesWords.missing(outcome.missingFolders)
        lines += CopiesWords.unreadable(outcome.unreadableLines, in: outcome.record)
        lines.append(say("请运行 fsck，然后 publish。", "Run fsck, then publish."))
        return lines.joined(separator: "\n")
    }

    /// The last number of a cohort as it is printed, or its prefix where there is none yet.
    private static func last(_ prefix: String, _ serial: Int) -> String {
        CertificateNumber(prefix: prefix, serial: serial)?.description ?? prefix
    }

    static func question(_ outcome: Purge.Outcome) -> String {
        let lead = say(
            "将抹去 \(outcome.certificates) 份证书的私有事实与 \(outcome.rosters) 份名册副本，无法恢复。",
            "The private facts of \(scope(outcome)) will be gone for good."
        )
        let exported = outcome.exportedFiles.count
        let copies =
            exported == 0
            ? []
            : [
                say(
                    "\(exported) 个已导出的文件仍含私有事实。",
                    "\(counted(exported, "exported file holds", "exported files hold")) private facts, and \(exported == 1 ? "stays" : "stay")."
                )
            ]
        return ([lead] + copies + outOfReach(outcome)).joined(separator: "\n")
    }

    private static func scope(_ outcome: Purge.Outcome) -> String {
        counted(outcome.certificates, "certificate", "certificates") + " and "
            + counted(outcome.rosters, "kept roster", "kept rosters")
    }

    static func text(_ outcome: Purge.Outcome) -> String {
        let lead = say(
            "已抹去 \(outcome.certificates) 份证书的私有事实与 \(outcome.rosters) 份名册副本。",
            "The private facts of \(scope(outcome)) are gone."
        )
        var lines = [lead]
        if !outcome.exportedFiles.isEmpty {
            lines.append(
                say("这些已导出的文件仍含私有事实：", "These exported files still hold private facts:"))
            lines += outcome.exportedFiles.map { "  " + visible($0) }
        }
        return (lines + outOfReach(outcome)).joined(separator: "\n")
    }

    /// The folders and backups that a purge does not reach.
    private static func outOfReach(_ outcome: Purge.Outcome) -> [String] {
        var lines = CopiesWords.missing(outcome.missingFolders)
        if !outcome.backups.isEmpty {
            lines.append(
                say("这些备份可能仍含已抹去的事实：", "These backups may still hold what was purged:"))
            lines += outcome.backups.map(line)
        }
        lines += CopiesWords.unreadable(outcome.unreadableLines, in: outcome.record)
        return lines
    }

    private static func line(_ backup: Copies.Copy) -> String {
        let place = "  \(visible(backup.path)) (\(backup.madeAt))"
        return backup.isThere ? place : place + say("，现在不在", ", not there now")
    }
}
